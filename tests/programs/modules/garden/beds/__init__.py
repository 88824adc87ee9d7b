print("beds run", __name__, __package__)
from ..tools import count
from .. import names
