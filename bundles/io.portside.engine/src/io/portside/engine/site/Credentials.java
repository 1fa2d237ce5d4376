package io.portside.engine.site;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.SecretStore;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.reply.Reply;

/**
 * The password of one open site. Given by a site source, stored, or asked for; asked once for all logins that wait for
 * it, and again with the server's words when it was refused. In memory until {@link #close()}, because the pool logs in
 * more than once. Thread-safe; no lock is held while anyone is asked.
 */
final class Credentials implements PasswordSource {
    /** RFC 1635: a mail address, or at least the look of one, which some servers check. */
    private static final String GUEST = "anonymous@example.com";

    private final Site site;
    private final SecretStore secrets;
    private final PasswordPrompt prompt;
    private final BooleanSupplier loggedIn;
    private final Consumer<Problem> trouble;
    private final boolean fixed;
    private final ProxyPassword proxy;

    private char[] current;
    private boolean refused;
    private String words = "";
    private boolean remember;
    private boolean storeTried;
    private boolean mute;
    private boolean closed;
    private CompletableFuture<Boolean> asking;

    /**
     * @param given    the site source's, taken over; empty: stored or asked for
     * @param loggedIn whether a session of this site is logged in at the moment
     * @param trouble  hears what went wrong when storing
     */
    Credentials(Site site, Optional<char[]> given, SecretStore secrets, PasswordPrompt prompt,
            BooleanSupplier loggedIn, Consumer<Problem> trouble) {
        this.site = site;
        this.secrets = secrets;
        this.prompt = prompt;
        this.loggedIn = loggedIn;
        this.trouble = trouble;
        this.proxy = new ProxyPassword(site, secrets, prompt, trouble);
        this.fixed = given.isPresent() || anonymous(site.user());
        this.current = given.isPresent() ? given.get() : fixed ? GUEST.toCharArray() : null;
    }

    /** Whether such a user needs no password of its own. */
    static boolean anonymous(String user) {
        return user.isBlank() || user.equalsIgnoreCase("anonymous");
    }

    @Override
    public char[] password() throws OperationCancelledException {
        while (true) {
            CompletableFuture<Boolean> answer;
            boolean mine = false;
            synchronized (this) {
                if (closed) {
                    throw new OperationCancelledException();
                }
                if (current != null && !refused) {
                    return current.clone();
                }
                if (mute) {
                    throw new OperationCancelledException();
                }
                if (asking == null) {
                    asking = new CompletableFuture<>();
                    mine = true;
                }
                answer = asking;
            }
            if (mine) {
                obtain(answer);
            }
            if (!given(answer)) {
                throw new OperationCancelledException();
            }
        }
    }

    private static boolean given(CompletableFuture<Boolean> answer) throws OperationCancelledException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void obtain(CompletableFuture<Boolean> answer) {
        try {
            boolean first;
            Optional<String> why;
            synchronized (this) {
                first = !storeTried;
                storeTried = true;
                why = refused ? Optional.of(words) : Optional.empty();
            }
            Optional<char[]> stored = first ? stored() : Optional.empty();
            if (stored.isPresent()) {
                take(stored.get(), false);
            } else {
                prompt.ask(site, why).ifPresent(typed -> {
                    take(typed.password().clone(), typed.remember());
                    Arrays.fill(typed.password(), '\0');
                });
            }
        } catch (RuntimeException e) {
            finish(answer).completeExceptionally(e);
            return;
        }
        synchronized (this) {
            // Nothing new was taken: the person cancelled, or close() has been here.
            boolean taken = current != null && !refused && !mute && !closed;
            finish(answer).complete(taken);
        }
    }

    private synchronized CompletableFuture<Boolean> finish(CompletableFuture<Boolean> answer) {
        if (asking == answer) {
            asking = null;
        }
        return answer;
    }

    private Optional<char[]> stored() {
        try {
            return secrets.get(site.id());
        } catch (ProblemException e) {
            // Whoever cancelled the master password, or has a broken keyring, can still type this one.
            return Optional.empty();
        }
    }

    private synchronized void take(char[] password, boolean rememberIt) {
        if (closed || mute) {
            Arrays.fill(password, '\0');
            return;
        }
        forget();
        current = password;
        refused = false;
        remember = rememberIt;
    }

    @Override
    public PasswordSource proxy() {
        return proxy;
    }

    @Override
    public void accepted(char[] password) {
        char[] toStore;
        synchronized (this) {
            if (!remember || !Arrays.equals(password, current)) {
                return;
            }
            remember = false;
            toStore = current.clone();
        }
        // The store may ask for a master password; the login must not wait for that.
        Thread storing = new Thread(() -> store(toStore), "Portside remembers a password");
        storing.setDaemon(true);
        storing.start();
    }

    private void store(char[] password) {
        try {
            secrets.put(site.id(), password);
            if (!secrets.persistent()) {
                String text = "remembered only until the program ends";
                trouble.accept(Problem.of(ProblemKind.SECRET_STORE, text, text));
            }
        } catch (ProblemException e) {
            trouble.accept(e.problem());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @Override
    public boolean refused(char[] password, Reply reply) {
        // Another session is in with it: the server has a different reason, a person would be asked in vain.
        if (fixed || loggedIn.getAsBoolean()) {
            return false;
        }
        synchronized (this) {
            if (closed || mute) {
                return false;
            }
            if (Arrays.equals(password, current)) {
                refused = true;
                words = reply.text();
            }
            return true;
        }
    }

    /** Asks nobody any more; logins that wait for an answer are cancelled, others still get what is known. */
    void stopAsking() {
        CompletableFuture<Boolean> waiting;
        synchronized (this) {
            mute = true;
            waiting = asking;
        }
        if (waiting != null) {
            waiting.complete(false);
        }
    }

    /** Wipes. */
    void close() {
        synchronized (this) {
            closed = true;
            forget();
        }
        stopAsking();
        proxy.close();
    }

    private void forget() {
        if (current != null) {
            Arrays.fill(current, '\0');
            current = null;
        }
    }
}
