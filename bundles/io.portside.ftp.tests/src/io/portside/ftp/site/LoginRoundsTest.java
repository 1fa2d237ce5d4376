package io.portside.ftp.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portside.ftp.PasswordSource;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.session.Session;

class LoginRoundsTest {
    private static final Session SESSION = (Session) Proxy.newProxyInstance(Session.class.getClassLoader(),
            new Class<?>[]{Session.class}, (proxy, method, arguments) -> null);
    private final Source source = new Source("one", "two", "three");
    private final List<String> tried = new ArrayList<>();
    private final CancelToken cancel = new CancelToken();

    @Test
    void theFirstPasswordThatWorksIsAcceptedAndAllAreWiped() throws Exception {
        assertSame(SESSION, LoginRounds.open(source, cancel, passwords -> login(passwords, "two")));
        assertEquals(List.of("one", "two"), tried);
        assertEquals(List.of("refused one 530 no", "accepted two"), source.told);
        source.given.forEach(password -> assertArrayEquals(new char[password.length], password));
    }

    @Test
    void whenTheSourceHasNoOtherTheRefusalIsTheCallers() {
        source.others = false;
        assertThrows(LoginRefusedException.class,
                () -> LoginRounds.open(source, cancel, passwords -> login(passwords, "two")));
        assertEquals(List.of("one"), tried);
    }

    @Test
    void anotherFailureIsNoReasonForAnotherPassword() {
        assertThrows(SessionLostException.class, () -> LoginRounds.open(source, cancel, passwords -> {
            throw new SessionLostException("gone");
        }));
        assertEquals(List.of(), source.told);
        source.given.forEach(password -> assertArrayEquals(new char[password.length], password));
    }

    @Test
    void aCancelledOneAsksNobody() {
        cancel.cancel();
        assertThrows(OperationCancelledException.class,
                () -> LoginRounds.open(source, cancel, passwords -> login(passwords, "two")));
        assertEquals(List.of(), source.given);
    }

    @Test
    void whoConnectsTwiceGetsThePasswordTwice() throws Exception {
        LoginRounds.open(source, cancel, passwords -> {
            Arrays.fill(passwords.password(), '\0');
            return login(passwords, "one");
        });
        assertEquals(List.of("accepted one"), source.told);
    }

    private Session login(PasswordSource passwords, String right) throws LoginRefusedException {
        char[] password;
        try {
            password = passwords.password();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        String text = new String(password);
        Arrays.fill(password, '\0');
        tried.add(text);
        if (!text.equals(right)) {
            throw new LoginRefusedException(new Reply(530, "no"));
        }
        return SESSION;
    }

    private static final class Source implements PasswordSource {
        private final Deque<String> passwords;
        private final List<char[]> given = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private boolean others = true;

        Source(String... passwords) {
            this.passwords = new ArrayDeque<>(List.of(passwords));
        }

        @Override
        public char[] password() {
            char[] password = passwords.poll().toCharArray();
            given.add(password);
            return password;
        }

        @Override
        public void accepted(char[] password) {
            told.add("accepted " + new String(password));
        }

        @Override
        public boolean refused(char[] password, Reply reply) {
            told.add("refused " + new String(password) + " " + reply);
            return others;
        }
    }
}
