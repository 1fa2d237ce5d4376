package io.portside.engine.text;

import io.portside.engine.profile.SiteRules.Fault;
import io.portside.engine.profile.SiteRules.Field;
import io.portside.engine.profile.SiteRules.Invalid;

/** What is wrong with a field of a site, in words. Pure, any thread. */
public final class SiteRuleWording {
    private final RuleTexts texts = new RuleTexts("siterules"); //$NON-NLS-1$

    /** A sentence: {@code The port must be a number from 1 to 65535.} */
    public String sentence(Invalid invalid) {
        return texts.sentence(invalid.field(), invalid.fault());
    }

    /** {@code The port}. */
    public String field(Field field) {
        return texts.field(field);
    }

    /** {@code must be a number from 1 to 65535}. */
    public String fault(Field field, Fault fault) {
        return texts.fault(field, fault);
    }
}
