/* Text of unknown origin cannot become markup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "plots/html.h"

static void escapes(void **state)
{
    (void)state;
    static const struct { const char *text, *html; } cases[] = {
        {"", ""},
        {"<b a=\"1\" c='2'>&", "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;"},
        {"\xc3\xa9\xe2\x82\xac\xf0\x9f\x99\x82", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x99\x82"},
        {"a\tb\nc", "a\tb\nc"},
        {"\x1b[0m\x7f", "\xef\xbf\xbd[0m\xef\xbf\xbd"},
        {"\xff<", "\xef\xbf\xbd&lt;"},                          /* never a lead byte */
        {"\xe2\x82", "\xef\xbf\xbd\xef\xbf\xbd"},               /* cut short by the end */
        {"\xc0\xbc", "\xef\xbf\xbd\xef\xbf\xbd"},               /* overlong '<' */
        {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},   /* surrogate */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *html = NULL;
        size_t size;
        FILE *f = open_memstream(&html, &size);
        assert_non_null(f);
        html_text(f, cases[i].text);
        assert_int_equal(fclose(f), 0);
        assert_string_equal(html, cases[i].html);
        free(html);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(escapes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
