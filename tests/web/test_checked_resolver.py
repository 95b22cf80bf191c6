import socket
from collections.abc import Sequence

import pytest

from adapters.web.checked_resolver import CheckedResolver, CheckedSockets, NotPublic
from adapters.web.fetch_rules import FetchRules

RULES = FetchRules()


class Fixed:
    def __init__(self, *found: str) -> None:
        self.found = found

    async def addresses(self, host: str) -> Sequence[str]:
        return self.found

    def close(self) -> None:
        pass


async def test_the_addresses_given_are_the_ones_that_were_checked() -> None:
    resolver = CheckedResolver(Fixed("93.184.216.34", "2606:4700::1111"), RULES)
    found = await resolver.resolve("a.example", 443)
    assert [(entry["host"], entry["port"], entry["family"]) for entry in found] == [
        ("93.184.216.34", 443, socket.AF_INET),
        ("2606:4700::1111", 443, socket.AF_INET6),
    ]
    assert all(entry["flags"] & socket.AI_NUMERICHOST for entry in found)


async def test_a_family_can_be_asked_for_but_all_addresses_are_checked() -> None:
    resolver = CheckedResolver(Fixed("93.184.216.34", "2606:4700::1111"), RULES)
    assert [entry["host"] for entry in await resolver.resolve("a.example", 80, socket.AF_INET)] == ["93.184.216.34"]
    with pytest.raises(NotPublic):
        await CheckedResolver(Fixed("93.184.216.34", "::1"), RULES).resolve("a.example", 80, socket.AF_INET)


async def test_no_address_at_all_is_no_such_name() -> None:
    with pytest.raises(socket.gaierror):
        await CheckedResolver(Fixed(), RULES).resolve("a.example")


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "0x7f000001", "localhost"])
def test_no_socket_is_made_for_an_address_that_was_not_checked(address: str) -> None:
    with pytest.raises(NotPublic):
        CheckedSockets(RULES)((socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, 80)))


def test_a_socket_is_made_for_a_public_address() -> None:
    CheckedSockets(RULES)((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("93.184.216.34", 80))).close()
