from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.web.public_addresses import is_public, numeric_host

REFUSED = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 168.63.129.16 169.254.169.254 172.16.0.1
172.31.255.255 192.0.0.1 192.0.0.9 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
100::1 2001::1 2001:0:7f00:1:: 2001:2::1 2001:db8::1 2002:7f00:1:: 2002:c0a8:1::1 2002:808:808::1 3fff::1 5f00::1
fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 2606:4700::1111%eth0
""".split()
PUBLIC = """
1.1.1.1 8.8.8.8 93.184.216.34 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 223.255.255.255
2606:4700:4700::1111 2a00:1450:4009::200e 2003::1 ::ffff:8.8.8.8 64:ff9b::808:808
""".split()
LOOPBACK = """
127.0.0.1 127.1 127.0.1 0x7f.1 0x7f000001 0x7F.0x0.0x0.0x1 0177.0.0.1 017700000001 2130706433 127.0.0.1.
00000000000177.0.0.1
""".split()


@pytest.mark.parametrize("written", REFUSED)
def test_addresses_that_are_not_of_the_public_internet_are_refused(written: str) -> None:
    assert not is_public(ip_address(written))


@pytest.mark.parametrize("written", PUBLIC)
def test_public_addresses_are_let_through(written: str) -> None:
    assert is_public(ip_address(written))


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_public_only_if_its_forms_in_ipv6_are(address: IPv4Address) -> None:
    mapped = IPv6Address(b"\0" * 10 + b"\xff\xff" + address.packed)
    assert is_public(mapped) == is_public(address)
    assert is_public(IPv6Address((0x64FF9B << 96) | int(address))) == is_public(address)
    assert not is_public(IPv6Address((0x2002 << 112) | (int(address) << 80)))


@settings(deadline=None)
@given(st.ip_addresses())
def test_what_python_calls_not_global_is_never_public(address: IPv4Address | IPv6Address) -> None:
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    assert not is_public(address) or (inner or address).is_global


@pytest.mark.parametrize("spelling", LOOPBACK)
def test_every_spelling_of_an_address_is_that_address(spelling: str) -> None:
    assert numeric_host(spelling.lower()) == IPv4Address("127.0.0.1")


@pytest.mark.parametrize(
    "name", ["a.example", "1.example", "0x7f.example", "deadbeef", "x0x1", "127.0.0.1.example", "1-1"]
)
def test_names_are_not_taken_for_addresses(name: str) -> None:
    assert numeric_host(name) is None


@pytest.mark.parametrize(
    "host", ["256.1.1.1", "1.2.3.4.5", "1..2", "08.1.1.1", "1.2.3.256", "4294967296", "a.1", "fe80::zz"]
)
def test_what_only_looks_like_an_address_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        numeric_host(host)


@settings(deadline=None)
@given(st.ip_addresses())
def test_the_plain_spelling_is_the_address(address: IPv4Address | IPv6Address) -> None:
    assert numeric_host(str(address)) == address
