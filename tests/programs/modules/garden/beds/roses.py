print("roses run", __name__, __package__)
from . import count
from ..tools import spade
from ... import nothing
