package io.portside.engine.site;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.SecretStore;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.reply.Reply;

/**
 * The password of a site's proxy: stored under a key of its own, else asked for once. In memory until {@link #close()},
 * because each connection needs it. Thread-safe; others wait while a person is asked.
 */
final class ProxyPassword implements PasswordSource {
    private final Site site;
    private final SecretStore secrets;
    private final PasswordPrompt prompt;
    private final Consumer<Problem> trouble;
    private char[] current;
    private boolean closed;
    private boolean storedRefused;

    ProxyPassword(Site site, SecretStore secrets, PasswordPrompt prompt, Consumer<Problem> trouble) {
        this.site = site;
        this.secrets = secrets;
        this.prompt = prompt;
        this.trouble = trouble;
    }

    @Override
    public synchronized char[] password() throws OperationCancelledException {
        if (closed) {
            throw new OperationCancelledException();
        }
        if (current == null) {
            current = stored().or(this::asked).orElseThrow(OperationCancelledException::new);
        }
        return current.clone();
    }

    /** The next connection asks anew. */
    @Override
    public synchronized boolean refused(char[] password, Reply reply) {
        storedRefused = true;
        forget();
        return false;
    }

    private Optional<char[]> stored() {
        if (storedRefused) {
            return Optional.empty();
        }
        try {
            return secrets.get(SecretStore.ofProxy(site.id()));
        } catch (ProblemException e) {
            // Whoever cancelled the master password can still type this one.
            return Optional.empty();
        }
    }

    private Optional<char[]> asked() {
        Optional<PasswordPrompt.Answer> answer = prompt.proxyPassword(site);
        if (answer.isPresent() && answer.get().remember()) {
            char[] copy = answer.get().password().clone();
            try {
                secrets.put(SecretStore.ofProxy(site.id()), copy);
            } catch (ProblemException e) {
                trouble.accept(e.problem());
            } finally {
                Arrays.fill(copy, '\0');
            }
        }
        return answer.map(PasswordPrompt.Answer::password);
    }

    /** Wipes; a person who is being asked meanwhile is not waited for. */
    void close() {
        Thread wiping = new Thread(this::wipe, "Portside forgets a proxy's password");
        wiping.setDaemon(true);
        wiping.start();
    }

    private synchronized void wipe() {
        closed = true;
        forget();
    }

    private void forget() {
        if (current != null) {
            Arrays.fill(current, '\0');
            current = null;
        }
    }
}
