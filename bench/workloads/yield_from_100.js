// yield_from_100.py in JavaScript.
"use strict";
module.exports = require("./yield_from")(2000, 100);
