package io.portside.engine.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.Sites;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.PasswordPrompt.Answer;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.reply.Reply;

class CredentialsTest {
    private static final Reply REFUSED = new Reply(530, "Login incorrect.");
    private final Site site = Sites.plain("a");
    private final SessionOnlySecretStore secrets = new SessionOnlySecretStore();
    private final BlockingQueue<Problem> troubles = new LinkedBlockingQueue<>();
    private final AtomicBoolean loggedIn = new AtomicBoolean();
    private final Prompt prompt = new Prompt();
    private final ExecutorService logins = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        prompt.answer(Optional.empty());
        logins.shutdownNow();
    }

    @Test
    void theStoredPasswordIsTakenWithoutAQuestion() throws Exception {
        secrets.put("a", "stored".toCharArray());
        assertPassword("stored", credentials().password());
        assertEquals(List.of(), prompt.asked);
    }

    @Test
    void withoutAStoredOneAPersonIsAskedOnceForAllWaitingLogins() throws Exception {
        Credentials credentials = credentials();
        List<Future<char[]>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(logins.submit((Callable<char[]>) credentials::password));
        }
        prompt.open.await();
        prompt.answer(typed("typed", false));
        for (Future<char[]> login : waiting) {
            assertPassword("typed", login.get());
        }
        assertPassword("typed", credentials.password());
        assertEquals(List.of(Optional.empty()), prompt.asked);
    }

    @Test
    void cancellingCancelsAllWaitingLoginsAndALaterOneAsksAgain() throws Exception {
        Credentials credentials = credentials();
        Future<char[]> one = logins.submit((Callable<char[]>) credentials::password);
        prompt.open.await();
        prompt.answer(Optional.empty());
        assertInstance(OperationCancelledException.class, one);
        prompt.answer(typed("typed", false));
        assertPassword("typed", credentials.password());
        assertEquals(2, prompt.asked.size());
    }

    @Test
    void aRefusedPasswordIsAskedAgainWithTheServersWords() throws Exception {
        secrets.put("a", "stored".toCharArray());
        Credentials credentials = credentials();
        char[] stored = credentials.password();
        assertTrue(credentials.refused(stored, REFUSED));
        prompt.answer(typed("typo", false));
        char[] typo = credentials.password();
        assertTrue(credentials.refused(typo, new Reply(530, "Still no.")));
        prompt.answer(typed("right", false));
        assertPassword("right", credentials.password());
        assertEquals(List.of(Optional.of("Login incorrect."), Optional.of("Still no.")), prompt.asked);
        assertPassword("stored", secrets.get("a").orElseThrow());
    }

    @Test
    void aLateRefusalOfAnOlderPasswordDoesNotTouchTheNewOne() throws Exception {
        Credentials credentials = credentials();
        prompt.answer(typed("old", false));
        char[] one = credentials.password();
        char[] two = credentials.password();
        assertTrue(credentials.refused(one, REFUSED));
        prompt.answer(typed("new", false));
        assertPassword("new", credentials.password());
        assertTrue(credentials.refused(two, REFUSED));
        assertPassword("new", credentials.password());
        assertEquals(2, prompt.asked.size());
    }

    @Test
    void aRefusalBesideALoggedInSessionAsksNobody() throws Exception {
        Credentials credentials = credentials();
        prompt.answer(typed("right", false));
        char[] password = credentials.password();
        credentials.accepted(password);
        loggedIn.set(true);
        assertFalse(credentials.refused(password, new Reply(530, "Only one of you, please.")));
        assertPassword("right", credentials.password());
    }

    @Test
    void rememberStoresOnceTheLoginHasWorked() throws Exception {
        BlockingQueue<String> stored = new LinkedBlockingQueue<>();
        Credentials credentials = credentials(new Recording(stored, null));
        prompt.answer(typed("typo", true));
        char[] typo = credentials.password();
        credentials.refused(typo, REFUSED);
        prompt.answer(typed("right", true));
        char[] right = credentials.password();
        credentials.accepted(typo);
        credentials.accepted(right);
        credentials.accepted(right);
        assertEquals("right", stored.take());
        assertTrue(stored.isEmpty());
    }

    @Test
    void withoutRememberNothingIsStored() throws Exception {
        Credentials credentials = credentials();
        prompt.answer(typed("typed", false));
        credentials.accepted(credentials.password());
        assertEquals(Optional.empty(), secrets.get("a"));
    }

    @Test
    void aPasswordThatCannotBeStoredIsTold() throws Exception {
        Problem broken = Problem.of(ProblemKind.SECRET_STORE, "", "broken");
        Credentials credentials = credentials(new Recording(new LinkedBlockingQueue<>(), broken));
        prompt.answer(typed("typed", true));
        credentials.accepted(credentials.password());
        assertEquals(broken, troubles.take());
    }

    @Test
    void aPasswordThatIsRememberedInMemoryOnlyIsTold() throws Exception {
        Credentials credentials = credentials();
        prompt.answer(typed("typed", true));
        credentials.accepted(credentials.password());
        assertEquals(ProblemKind.SECRET_STORE, troubles.take().kind());
        assertPassword("typed", secrets.get("a").orElseThrow());
    }

    @Test
    void aStoreThatCannotBeReadLeadsToTheQuestion() throws Exception {
        Credentials credentials = credentials(new Recording(null, Problem.of(ProblemKind.CANCELLED, "")));
        prompt.answer(typed("typed", false));
        assertPassword("typed", credentials.password());
    }

    @Test
    void theSourcesPasswordIsTheOnlyOne() throws Exception {
        secrets.put("a", "stored".toCharArray());
        Credentials credentials = new Credentials(site, Optional.of("given".toCharArray()), secrets, prompt,
                loggedIn::get, troubles::add);
        char[] given = credentials.password();
        assertPassword("given", given);
        assertFalse(credentials.refused(given, REFUSED));
        assertEquals(List.of(), prompt.asked);
    }

    @Test
    void nobodyNeedsNoPassword() throws Exception {
        for (String user : List.of("", " ", "anonymous", "Anonymous")) {
            Credentials credentials = new Credentials(Sites.at("a", "h", 21, user), Optional.empty(), secrets, prompt,
                    loggedIn::get, troubles::add);
            char[] guest = credentials.password();
            assertTrue(new String(guest).matches("\\S+@\\S+"), user);
            assertFalse(credentials.refused(guest, REFUSED));
        }
        assertEquals(List.of(), prompt.asked);
    }

    @Test
    void closingEndsWaitingLoginsAndWipesALateAnswer() throws Exception {
        Credentials credentials = credentials();
        Future<char[]> asker = logins.submit((Callable<char[]>) credentials::password);
        prompt.open.await();
        Future<char[]> waiter = logins.submit((Callable<char[]>) credentials::password);
        credentials.close();
        assertInstance(OperationCancelledException.class, waiter);
        Answer late = typed("late", true).orElseThrow();
        prompt.answer(Optional.of(late));
        assertInstance(OperationCancelledException.class, asker);
        assertArrayEquals(new char[4], late.password());
        assertThrows(OperationCancelledException.class, credentials::password);
    }

    @Test
    void whoStopsAskingStillGivesWhatIsKnown() throws Exception {
        Credentials credentials = credentials();
        prompt.answer(typed("typed", false));
        char[] known = credentials.password();
        credentials.stopAsking();
        assertPassword("typed", credentials.password());
        assertFalse(credentials.refused(known, REFUSED));
        Credentials unknown = credentials();
        unknown.stopAsking();
        assertThrows(OperationCancelledException.class, unknown::password);
        assertEquals(1, prompt.asked.size());
    }

    @Test
    void theTypedArrayIsWipedAndEachLoginHasItsOwn() throws Exception {
        Credentials credentials = credentials();
        Answer answer = typed("typed", false).orElseThrow();
        prompt.answer(Optional.of(answer));
        char[] first = credentials.password();
        assertArrayEquals(new char[5], answer.password());
        first[0] = 'X';
        assertPassword("typed", credentials.password());
    }

    private Credentials credentials() {
        return credentials(secrets);
    }

    private Credentials credentials(SecretStore store) {
        return new Credentials(site, Optional.empty(), store, prompt, loggedIn::get, troubles::add);
    }

    private static Optional<Answer> typed(String password, boolean remember) {
        return Optional.of(new Answer(password.toCharArray(), remember));
    }

    private static void assertPassword(String expected, char[] actual) {
        assertEquals(expected, new String(actual));
    }

    private static void assertInstance(Class<? extends Throwable> type, Future<?> call) {
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
        assertEquals(type, thrown.getCause().getClass());
    }

    /** Waits for the test's answer, as for a person's. */
    private static final class Prompt implements PasswordPrompt {
        private final BlockingQueue<Optional<Answer>> answers = new LinkedBlockingQueue<>();
        private final List<Optional<String>> asked = new ArrayList<>();
        private final CountDownLatch open = new CountDownLatch(1);

        void answer(Optional<Answer> answer) {
            answers.add(answer);
        }

        @Override
        public Optional<Answer> ask(Site site, Optional<String> refused) {
            asked.add(refused);
            open.countDown();
            try {
                return answers.take();
            } catch (InterruptedException e) {
                return Optional.empty();
            }
        }
    }

    /** @param failure thrown by every call, null: none */
    private record Recording(BlockingQueue<String> stored, Problem failure) implements SecretStore {
        @Override
        public Optional<char[]> get(String siteId) throws ProblemException {
            if (stored == null) {
                throw new ProblemException(failure, null);
            }
            return Optional.empty();
        }

        @Override
        public void put(String siteId, char[] password) throws ProblemException {
            if (failure != null) {
                throw new ProblemException(failure, null);
            }
            stored.add(new String(password));
        }

        @Override
        public void remove(String siteId) {
            throw new AssertionError();
        }

        @Override
        public boolean holds(String siteId) {
            return false;
        }

        @Override
        public boolean persistent() {
            return true;
        }
    }
}
