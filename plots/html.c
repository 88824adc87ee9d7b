#include "html.h"

#include <stdbool.h>
#include <string.h>

/* Length of the well-formed UTF-8 sequence at s (RFC 3629), 0 if there is none. */
static int utf8_length(const unsigned char *s)
{
    int more = s[0] < 0x80 ? 0 : s[0] < 0xc2 ? -1 : s[0] < 0xe0 ? 1 : s[0] < 0xf0 ? 2 : s[0] < 0xf5 ? 3 : -1;
    if (more < 0) return 0;
    for (int i = 1; i <= more; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) || (s[0] == 0xf0 && s[1] < 0x90) ||
        (s[0] == 0xf4 && s[1] > 0x8f))
        return 0;
    return more + 1;
}

void html_text(FILE *f, const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    while (*s) {
        int n = utf8_length(s);
        bool control = (*s < ' ' && *s != '\n' && *s != '\t') || *s == 0x7f;
        if (n == 0 || control) fputs("\xef\xbf\xbd", f);
        else if (*s == '&') fputs("&amp;", f);
        else if (*s == '<') fputs("&lt;", f);
        else if (*s == '>') fputs("&gt;", f);
        else if (*s == '"') fputs("&quot;", f);
        else if (*s == '\'') fputs("&#39;", f);
        else fwrite(s, 1, (size_t)n, f);
        s += n ? n : 1;
    }
}

void html_data_url(FILE *f, const char *type, const char *text)
{
    fprintf(f, "data:%s;charset=utf-8,", type);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || memchr("-_.~,/:+", c, 8);
        fprintf(f, plain ? "%c" : "%%%02X", c);
    }
}
