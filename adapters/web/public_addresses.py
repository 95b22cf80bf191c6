"""Which IP addresses belong to the public internet, however they are spelt."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# What `ipaddress` takes for public and is not meant for us: the block of protocol assignments, the relays of 6to4,
# and the address at which a cloud's machines reach its host.
_REFUSED_V4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"), IPv4Network("168.63.129.16/32"))
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# Protocol assignments with Teredo, documentation, 6to4: tunnels can lead into any network.
_REFUSED_V6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_NAT64 = IPv6Network("64:ff9b::/96")
_NUMBER = re.compile(r"0x([0-9a-f]*)|(0[0-7]*)|([1-9][0-9]*)")
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")


def is_public(address: Address) -> bool:
    """Whether an address is a public one of a single machine.

    An IPv6 form of an IPv4 address is as public as that one, where the form is used on the public internet at all
    (IPv4-mapped, and NAT64 with the well-known prefix); 6to4 and Teredo never are.
    """
    if isinstance(address, IPv4Address):
        return (
            address.is_global
            and not address.is_multicast
            and not address.is_reserved
            and not any(address in network for network in _REFUSED_V4)
        )
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _GLOBAL_UNICAST and not any(address in network for network in _REFUSED_V6)


def numeric_host(host: str) -> Address | None:
    """The address that a host in lower case is, in any spelling that browsers take; None where it is a name.

    "127.1", "0x7f000001", "017700000001" and "2130706433" are 127.0.0.1. IPv6 stands without its brackets. Raises
    ValueError for a host that looks like an address and is none, such as "1.2.3.4.5" or "300.1.1.1".
    """
    if ":" in host:
        return ip_address(host)
    labels = host.removesuffix(".").split(".")
    if not _NUMERIC_LABEL.fullmatch(labels[-1]):
        return None
    *leading, last = [_number(label) for label in labels]
    if len(leading) > 3 or any(number > 255 for number in leading) or last >= 256 ** (4 - len(leading)):
        raise ValueError(f"{host!r} is no address")
    value = last
    for place, number in enumerate(leading):
        value += number << (24 - 8 * place)
    return IPv4Address(value)


def _number(label: str) -> int:
    match = _NUMBER.fullmatch(label)
    if match is None or len(label) > 20:
        raise ValueError(f"{label!r} is no number of an address")
    hexadecimal, octal, decimal = match.groups()
    if hexadecimal is not None:
        return int(hexadecimal or "0", 16)
    return int(octal, 8) if octal else int(decimal)
