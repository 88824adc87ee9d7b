from garden.tools import spde
