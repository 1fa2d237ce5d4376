package io.portside.engine.text;

import java.util.ResourceBundle;

import org.eclipse.osgi.util.NLS;

/** Words for fields and what is wrong with them, from a file of texts that has both by their names. Pure, any thread. */
final class RuleTexts {
    private final ResourceBundle texts;

    /** @param file beside this class, without its ending */
    RuleTexts(String file) {
        texts = ResourceBundle.getBundle(RuleTexts.class.getPackageName() + "." + file); //$NON-NLS-1$
    }

    String sentence(Enum<?> field, Enum<?> fault) {
        return NLS.bind(Messages.siteRule, field(field), fault(field, fault));
    }

    String field(Enum<?> field) {
        return texts.getString(field.name());
    }

    /** A fault may have words of its own for a field. */
    String fault(Enum<?> field, Enum<?> fault) {
        String special = field.name() + "." + fault.name(); //$NON-NLS-1$
        return texts.getString(texts.containsKey(special) ? special : fault.name());
    }
}
