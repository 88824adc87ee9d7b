/* Text into HTML. */
#ifndef GENLAB_PLOTS_HTML_H
#define GENLAB_PLOTS_HTML_H

#include <stdio.h>

/* Writes text of unknown origin as the content of an element or of a quoted attribute: markup is escaped, bytes that are
 * not UTF-8 and control characters become U+FFFD. */
void html_text(FILE *f, const char *text);

/* Writes text of any origin as a URL that holds it, for a quoted attribute. */
void html_data_url(FILE *f, const char *type, const char *text);

#endif
