// yield_from_1.py in JavaScript.
"use strict";
module.exports = require("./yield_from")(100000, 1);
