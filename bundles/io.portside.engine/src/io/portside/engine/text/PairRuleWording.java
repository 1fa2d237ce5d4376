package io.portside.engine.text;

import java.util.ResourceBundle;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.sync.pair.SyncPairRules.Fault;
import io.portside.engine.sync.pair.SyncPairRules.Field;
import io.portside.engine.sync.pair.SyncPairRules.Invalid;

/** What is wrong with a field of a sync pair, in words. Pure, any thread. */
public final class PairRuleWording {
    private final ResourceBundle texts = ResourceBundle.getBundle("io.portside.engine.text.pairrules"); //$NON-NLS-1$

    /** A sentence: {@code The left folder is missing.} */
    public String sentence(Invalid invalid) {
        return NLS.bind(Messages.siteRule, text(invalid.field().name()), fault(invalid.field(), invalid.fault()));
    }

    /** {@code The left folder}. */
    public String field(Field field) {
        return text(field.name());
    }

    /** {@code must not contain line breaks}. */
    public String fault(Field field, Fault fault) {
        String special = field.name() + "." + fault.name(); //$NON-NLS-1$
        return text(texts.containsKey(special) ? special : fault.name());
    }

    private String text(String key) {
        return texts.getString(key);
    }
}
