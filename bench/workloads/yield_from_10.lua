-- yield_from_10.py in Lua.
return require("yield_from")(20000, 10)
