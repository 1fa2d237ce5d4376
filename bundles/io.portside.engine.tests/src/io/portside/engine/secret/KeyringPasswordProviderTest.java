package io.portside.engine.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;
import org.junit.jupiter.api.Test;

class KeyringPasswordProviderTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void aKeyringPasswordThatExistsIsNeverReplaced() {
        KeyringPasswordProvider provider = provider(type -> type == 0 ? "existing" : "new");
        assertPassword("existing", provider, PasswordProvider.CREATE_NEW_PASSWORD);
        assertEquals(List.of(0), asked);
    }

    @Test
    void oneIsMadeOnlyWhereThereIsNone() {
        KeyringPasswordProvider provider = provider(type -> type == 0 ? null : "new");
        assertPassword("new", provider, PasswordProvider.CREATE_NEW_PASSWORD);
        assertEquals(List.of(0, PasswordProvider.CREATE_NEW_PASSWORD), asked);
    }

    @Test
    void noPasswordIsAnExceptionAndNeverNull() {
        KeyringPasswordProvider provider = provider(type -> null);
        for (int type : new int[]{0, PasswordProvider.CREATE_NEW_PASSWORD}) {
            PasswordWithheld withheld = assertThrows(PasswordWithheld.class, () -> provider.getPassword(null, type));
            assertFalse(withheld.cancelled());
        }
    }

    @Test
    void aMissingLibraryIsNoCrash() {
        KeyringPasswordProvider provider = provider(type -> {
            throw new UnsatisfiedLinkError("secret-1");
        });
        assertTrue(assertThrows(PasswordWithheld.class, () -> provider.getPassword(null, 0)).getMessage()
                .contains("secret-1"));
    }

    @Test
    void aKeyringThatNeverAnswersIsLeftBehind() {
        CountDownLatch never = new CountDownLatch(1);
        KeyringPasswordProvider provider = new KeyringPasswordProvider(() -> {
            never.await();
            return null;
        }, Duration.ofMillis(20));
        assertThrows(PasswordWithheld.class, () -> provider.getPassword(null, 0));
        never.countDown();
    }

    private KeyringPasswordProvider provider(IntFunction<String> answers) {
        return new KeyringPasswordProvider(() -> new PasswordProvider() {
            @Override
            public PBEKeySpec getPassword(IPreferencesContainer container, int passwordType) {
                asked.add(passwordType);
                String answer = answers.apply(passwordType);
                return answer == null ? null : new PBEKeySpec(answer.toCharArray());
            }
        }, PATIENCE);
    }

    private static void assertPassword(String expected, PasswordProvider provider, int type) {
        assertArrayEquals(expected.toCharArray(), provider.getPassword(null, type).getPassword());
    }
}
