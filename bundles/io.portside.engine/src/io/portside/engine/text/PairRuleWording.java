package io.portside.engine.text;

import io.portside.engine.sync.pair.SyncPairRules.Fault;
import io.portside.engine.sync.pair.SyncPairRules.Field;
import io.portside.engine.sync.pair.SyncPairRules.Invalid;

/** What is wrong with a field of a sync pair, in words. Pure, any thread. */
public final class PairRuleWording {
    private final RuleTexts texts = new RuleTexts("pairrules"); //$NON-NLS-1$

    /** A sentence: {@code The left folder is missing.} */
    public String sentence(Invalid invalid) {
        return texts.sentence(invalid.field(), invalid.fault());
    }

    /** {@code The left folder}. */
    public String field(Field field) {
        return texts.field(field);
    }

    /** {@code must not contain line breaks}. */
    public String fault(Field field, Fault fault) {
        return texts.fault(field, fault);
    }
}
