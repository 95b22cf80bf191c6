"""The commands: each declared once, with its options, who may use it, and the function that answers."""
