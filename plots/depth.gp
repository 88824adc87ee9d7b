# Cost against depth, both axes logarithmic: one line per configuration, with intervals.
# Use: gnuplot -c depth.gp DATA.tsv OUT.svg WIDTH AXIS_TITLE   (WIDTH in pixels)
# Columns needed, with a heading line, separated by tabs; the rows of one series follow each other by depth:
#   series  name in the key                         rank    its number from 0
#   colour  number from 0, chooses the colour       shape   number from 0, chooses dots and dashes
#   depth   at least 1                              value low high    in the unit of AXIS_TITLE
data = ARG1; width = int(ARG3)
set datafile separator tab
set datafile columnheaders
# Okabe and Ito's colours, which colour-blind readers can tell apart; the two palest are left out.
array colour[6] = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#000000"]
array shape[5] = [7, 5, 9, 13, 11]

array name[1024]; array colour_of[1024]; array shape_of[1024]
depths = ""; key_longest = 1; k = 0; low = 1e300; high = 0; shallow = 1e300; deep = 0
note(series, rank, c, s, depth, lo, hi) = ( \
    name[rank + 1] = series, colour_of[rank + 1] = c, shape_of[rank + 1] = s, \
    k = (rank >= k ? rank + 1 : k), \
    key_longest = (strlen(series) > key_longest ? strlen(series) : key_longest), \
    shallow = (depth < shallow ? depth : shallow), deep = (depth > deep ? depth : deep), \
    depths = (strstrt(depths." ", sprintf(" %d ", depth)) ? depths : depths.sprintf(" %d", depth)), \
    low = (lo < low ? lo : low), high = (hi > high ? hi : high), 0)
set table $notes
plot data using (note(stringcolumn("series"), int(column("rank")), int(column("colour")), int(column("shape")), \
                      int(column("depth")), column("low"), column("high"))):(0) with points
unset table

# Sizes in pixels.
left = 66; right = 18; bottom = 52; plotted = 340
entry = 9.4 * (key_longest + 5); columns = int((width - left - right) / entry)
columns = (columns < 1 ? 1 : columns > k ? k : columns)
top = 14 + 19 * ceil(1.0 * k / columns)
height = top + plotted + bottom
set terminal svg size width,height fixed noenhanced rounded font "sans-serif,13" background "#ffffff"
set output ARG2
set lmargin at screen 1.0 * left / width
set rmargin at screen 1 - 1.0 * right / width
set tmargin at screen 1 - 1.0 * top / height
set bmargin at screen 1.0 * bottom / height

low = low / 1.2; high = high * 1.2; decade = plotted / log10(high / low)
set logscale xy
set xrange [shallow / 1.25:deep * 1.25]
set yrange [low:high]
set format ""
set xtics () nomirror offset 0, 0.3 textcolor rgb "#222222"
set ytics () nomirror textcolor rgb "#222222"
do for [depth in depths] { set xtics add (depth int(depth)) }
every = (decade < 20 ? ceil(20 / decade) : 1)
do for [e = int(floor(log10(low))):int(ceil(log10(high))):every] {
    do for [m in (decade > 150 ? "1 1.5 2 3 4 5 7" : decade > 70 ? "1 2 5" : decade > 35 ? "1 3" : "1")] {
        at = m * 10.0**e
        if (at >= low && at <= high) { set ytics add (sprintf("%g", at) at) }
    }
}
set grid xtics ytics linetype 1 linecolor rgb "#d8d8d8" linewidth 1
set border 3 linecolor rgb "#555555"
set xlabel "depth of the chain (logarithmic axis)" offset 0, 0.6 textcolor rgb "#000000"
set ylabel ARG4." (logarithmic axis)" offset 0.5, 0 textcolor rgb "#000000"
set key at screen 0.5, screen 1 - 4.0 / height center top horizontal maxcols columns reverse Left samplen 2.5
set errorbars 0
pick(i, what) = (column("rank") == i ? column(what) : NaN)
plot for [i = 0:k - 1] data using (pick(i, "depth")):"value":"low":"high" with yerrorbars \
        pointtype 0 pointsize 0 linewidth 1.2 linecolor rgb colour[1 + colour_of[i + 1] % 6] notitle, \
    for [i = 0:k - 1] data using (pick(i, "depth")):"value" with linespoints \
        pointtype shape[1 + shape_of[i + 1] % 5] pointsize 0.8 linewidth 1.5 dashtype 1 + shape_of[i + 1] % 5 \
        linecolor rgb colour[1 + colour_of[i + 1] % 6] title name[i + 1]
