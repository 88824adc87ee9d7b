// yield_from_10.py in JavaScript.
"use strict";
module.exports = require("./yield_from")(20000, 10);
