"""The core of Hotseat: the words, and every rule of the field. It knows no platform and no database."""


def version() -> str:
    """The installed version; "0+source" when the code runs without being installed."""
    from importlib import metadata  # noqa: PLC0415 - slow to import, and hardly ever asked for

    try:
        return metadata.version("hotseat")
    except metadata.PackageNotFoundError:
        return "0+source"
