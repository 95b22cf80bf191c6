"""Translators between platforms and the core. Each platform is a folder; none holds a rule of the field."""
