"""A package with modules and a package of its own."""
print("garden runs", __name__, __package__, __path__ == [__file__.rsplit("/", 1)[0]])
from . import tools
from .tools import spade as blade

names = ["hedge"]
