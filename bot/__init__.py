"""The core of Hotseat: the words, and every rule of the field. It knows no platform and no database."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("hotseat")
except PackageNotFoundError:
    __version__ = "0+source"
