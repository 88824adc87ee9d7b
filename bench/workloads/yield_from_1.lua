-- yield_from_1.py in Lua.
return require("yield_from")(100000, 1)
