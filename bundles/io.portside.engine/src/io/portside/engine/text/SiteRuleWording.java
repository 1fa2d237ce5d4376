package io.portside.engine.text;

import java.util.ResourceBundle;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.profile.SiteRules.Fault;
import io.portside.engine.profile.SiteRules.Field;
import io.portside.engine.profile.SiteRules.Invalid;

/** What is wrong with a field of a site, in words. Pure, any thread. */
public final class SiteRuleWording {
    private final ResourceBundle texts = ResourceBundle.getBundle("io.portside.engine.text.siterules"); //$NON-NLS-1$

    /** A sentence: {@code The port must be a number from 1 to 65535.} */
    public String sentence(Invalid invalid) {
        return NLS.bind(Messages.siteRule, text(invalid.field().name()), fault(invalid.field(), invalid.fault()));
    }

    /** {@code The port}. */
    public String field(Field field) {
        return text(field.name());
    }

    /** {@code must be a number from 1 to 65535}. */
    public String fault(Field field, Fault fault) {
        String special = field.name() + "." + fault.name(); //$NON-NLS-1$
        return text(texts.containsKey(special) ? special : fault.name());
    }

    private String text(String key) {
        return texts.getString(key);
    }
}
