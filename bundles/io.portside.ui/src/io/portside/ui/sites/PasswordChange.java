package io.portside.ui.sites;

import java.util.Arrays;

/** What becomes of a site's saved password. */
sealed interface PasswordChange {
    /** It stays as it is. */
    record Keep() implements PasswordChange {}

    /** It is forgotten. */
    record Remove() implements PasswordChange {}

    /** It is replaced. Whoever stores it overwrites {@code password}. */
    record Replace(char[] password) implements PasswordChange {
        void wipe() {
            Arrays.fill(password, '\0');
        }

        @Override
        public String toString() {
            return "Replace"; //$NON-NLS-1$
        }
    }
}
