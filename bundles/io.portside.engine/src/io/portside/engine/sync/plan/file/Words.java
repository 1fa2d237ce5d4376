package io.portside.engine.sync.plan.file;

import java.util.Locale;

/** Constants as they stand in a file: {@code COPY_RIGHT} is {@code copy-right}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) throws Damaged {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw new Damaged("unknown word " + word);
    }
}
