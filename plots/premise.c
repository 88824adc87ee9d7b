#include "premise.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The audit of a strategy; a bare name is its preferred compilation. */
static const json_t *find(const json_t *genlab, const char *dispatch)
{
    const json_t *element;
    size_t i, n = strcspn(dispatch, "@");
    json_array_foreach(json_object_get(genlab, "dispatch"), i, element) {
        const char *name = json_string_value(json_object_get(element, "name"));
        if (!name) continue;
        bool preferred = json_is_true(json_object_get(element, "preferred"));
        if ((preferred && !dispatch[n] && !strncmp(name, dispatch, n) && name[n] == '@') || !strcmp(name, dispatch))
            return element;
    }
    return NULL;
}

const char *premise_broken(const json_t *genlab, const char *dispatch)
{
    const json_t *audit = find(genlab, dispatch);
    return json_is_true(json_object_get(audit, "contradicts")) ? json_string_value(json_object_get(audit, "verdict")) : NULL;
}

void premise_mark(char *out, size_t size, const json_t *genlab, const char *dispatch)
{
    snprintf(out, size, "%s%s", premise_broken(genlab, dispatch) ? "! " : "", dispatch);
}

const char *premise_code(const json_t *genlab, const char *dispatch)
{
    return json_string_value(json_object_get(find(genlab, dispatch), "code"));
}
