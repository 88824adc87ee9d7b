# Dots with intervals on a logarithmic axis, one line per row, rows under group headings.
# Use: gnuplot -c dots.gp DATA.tsv OUT.svg WIDTH AXIS_TITLE [REFERENCE]
# WIDTH is in pixels; OUT may end in .png. With REFERENCE, a vertical line stands at that value and of one series each row's value
# is also printed.
# Columns needed, with a heading line, separated by tabs:
#   y       place of the row counted from the top; a group's heading takes the place before its first row
#   row     label of the row                        group   heading, without blanks
#   series  name in the key                         rank    its number from 0: colour, shape, place within the row
#   value low high          in the unit of AXIS_TITLE; only values above 0 are drawn
#   claimed  0: grey, as the value does not differ from the reference by more than noise
data = ARG1; width = int(ARG3); referred = (ARGC > 4); reference = (referred ? real(ARG5) : 1)
set encoding utf8
set datafile separator tab
set datafile columnheaders
# Okabe and Ito's colours, which colour-blind readers can tell apart; the two palest are left out.
array colour[6] = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#000000"]
array shape[5] = [7, 5, 9, 13, 11]

array name[128]
headings = ""; places = ""; last = ""; longest = 1; key_longest = 1; lines = 0; k = 0; low = 1e300; high = 0
longer(n, s) = (strlen(s) > n ? strlen(s) : n)
note(y, row, group, series, rank, lo, hi) = ( \
    group eq last ? 0 : (last = group, headings = headings." ".group, places = places.sprintf(" %d", y - 1)), \
    name[rank + 1] = series, \
    k = (rank >= k ? rank + 1 : k), \
    lines = (y >= lines ? y + 1 : lines), \
    longest = longer(longest, row), \
    key_longest = longer(key_longest, series), \
    low = (lo > 0 && lo < low ? lo : low), \
    high = (hi > high ? hi : high), 0)
set table $notes
plot data using (note(int(column("y")), stringcolumn("row"), stringcolumn("group"), stringcolumn("series"), \
                      int(column("rank")), column("low"), column("high"))):(0) with points
unset table

# Sizes in pixels.
left = 7.6 * longest + 16; left = (left > width / 2 ? width / 2 : left)
printed = (referred && k == 1); right = (printed ? 52 : 18); line = (k > 3 ? 12 + 5 * k : k == 3 ? 27 : 20)
entry = 9.4 * (key_longest + 3.5); columns = int((width - left - right) / entry)
columns = (columns < 1 ? 1 : columns > k ? k : columns)
tall = (lines > 16); top = (k > 1 ? 12 + 19 * ceil(1.0 * k / columns) : 8) + (tall ? 22 : 0); bottom = 52
height = top + lines * line + bottom
if (ARG2[strlen(ARG2) - 3:*] eq ".png") {
    set terminal pngcairo size width,height noenhanced rounded font "sans-serif,10" background "#ffffff"
} else {
    set terminal svg size width,height fixed noenhanced rounded font "sans-serif,13" background "#ffffff"
}
set output ARG2
set lmargin at screen left / width
set rmargin at screen 1 - 1.0 * right / width
set tmargin at screen 1 - 1.0 * top / height
set bmargin at screen 1.0 * bottom / height

if (referred) {
    if (reference < low) { low = reference }
    if (reference > high) { high = reference }
}
low = low / 1.15; high = high * 1.15
decades = log10(high / low); decade = (width - left - right) / decades
set logscale x
set xrange [low:high]
set yrange [lines - 0.4 : -0.6]
set format x ""
set xtics () nomirror offset 0, 0.3 textcolor rgb "#222222"
if (tall) {     # the scale at the upper edge too
    set logscale x2
    set x2range [low:high]
    set format x2 ""
    set x2tics () scale 0 offset 0, -0.4 textcolor rgb "#222222"
}
marks = (decade > 900 ? "1 1.2 1.4 1.6 1.8 2 2.5 3 3.5 4 5 6 7 8 9" : decade > 300 ? "1 1.5 2 3 4 5 7" : \
         decade > 110 ? "1 2 5" : decade > 75 ? "1 3" : "1")
every = (decade < 60 ? ceil(60 / decade) : 1)
do for [e = int(floor(log10(low))):int(ceil(log10(high))):every] {
    do for [m in marks] {
        at = m * 10.0**e
        if (at >= low && at <= high) {
            set xtics add (sprintf("%g", at) at)
            if (tall) { set x2tics add (sprintf("%g", at) at) }
        }
    }
}
set ytics scale 0 textcolor rgb "#222222"
set grid xtics linetype 1 linecolor rgb "#d8d8d8" linewidth 1
set border 1 linecolor rgb "#555555"
set label 1000 ARG4." (logarithmic axis)" at graph 1, screen 10.0 / height right textcolor rgb "#000000"
if (referred) { set arrow from reference, graph 0 to reference, graph 1 nohead linewidth 1.5 linecolor rgb "#555555" }
do for [i = 1:words(headings)] {
    y = int(word(places, i))
    set object i rectangle from screen 0, first y - 0.5 to graph 1, first y + 0.5 behind fillcolor rgb "#eef0f2" \
        fillstyle solid noborder
    set label i word(headings, i) at screen 6.0 / width, first y left textcolor rgb "#000000"
}
if (k > 1) {
    set key at screen 0.5, screen 1 - 4.0 / height center top horizontal maxcols columns reverse Left samplen 1
} else { unset key }
set errorbars 0
step = 0.72 / k
place(i) = column("y") + (i - (k - 1) / 2.0) * step
pick(i, what) = (column("rank") == i && column(what) > 0 ? column(what) : NaN)
from(i) = (column("rank") == i && column("value") > 0 ? (column("low") > 0 ? column("low") : low) : NaN)
grey = 0x8c959f
array number[6]     # the colours as numbers
do for [i = 1:6] { number[i] = int("0x".colour[i][2:7]) }
shade(i) = (column("claimed") > 0 ? number[1 + i % 6] : grey)
plot data using (NaN):"y":yticlabels(stringcolumn("row")) notitle, \
    for [i = 0:k - 1] data using (pick(i, "value")):(place(i)):(from(i)):(pick(i, "high")):(shade(i)) with xerrorbars \
        pointtype 0 pointsize 0 linewidth 3 linecolor rgb variable notitle, \
    for [i = 0:k - 1] data using (pick(i, "value")):(place(i)):(shade(i)) with points \
        pointtype shape[1 + i % 5] pointsize 0.75 linecolor rgb variable notitle, \
    for [i = 0:k - 1] keyentry with points \
        pointtype shape[1 + i % 5] pointsize 0.75 linecolor rgb colour[1 + i % 6] title name[i + 1], \
    for [i = 1:printed] data using (high):(place(0)):(sprintf("%.2f", column("value"))) with labels \
        left offset character 0.6, 0 textcolor rgb "#000000" notitle
