package io.portside.engine.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteStore;
import io.portside.engine.secret.SecretStore;
import io.portside.ftp.CertificateDecider;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.setting.TlsSettings;

/**
 * What persons decided about the certificates of sites: a pin goes into the profile of a saved site, and is kept until
 * the program ends for others. Thread-safe; no lock is held while anyone is asked.
 */
final class Certificates {
    private static final String KEY_PASSWORD = ".certificate";

    private final SiteStore store;
    private final SecretStore secrets;
    private final CertificatePrompt prompt;
    private final Map<String, String> pinned = new ConcurrentHashMap<>();

    Certificates(SiteStore store, SecretStore secrets, CertificatePrompt prompt) {
        this.store = store;
        this.secrets = secrets;
        this.prompt = prompt;
    }

    /** The site's settings, with what was pinned since its profile was read. */
    TlsSettings settings(Site site) {
        return Optional.ofNullable(pinned.get(site.id())).map(pin -> site.tls().withPins(List.of(pin)))
                .orElse(site.tls());
    }

    /** @param trouble hears what went wrong when storing */
    CertificateDecider decider(Site site, Consumer<Problem> trouble) {
        return new CertificateDecider() {
            @Override
            public CertificateDecision decide(CertificateQuestion question) {
                CertificateDecision decision = prompt.ask(site, question);
                if (decision == CertificateDecision.PIN) {
                    pin(site, question.fingerprint(), trouble);
                }
                return decision;
            }

            @Override
            public Optional<char[]> keyPassword(String file, boolean refused) {
                return password(site, file, refused, trouble);
            }
        };
    }

    /** The new pin replaces older ones: a certificate that was given up may be in the wrong hands. */
    private void pin(Site site, String fingerprint, Consumer<Problem> trouble) {
        try {
            Optional<Site> saved = store.find(site.id());
            if (saved.isPresent()) {
                TlsSettings tls = saved.get().tls().withPins(List.of(fingerprint));
                store.save(saved.get().withTls(tls));
                pinned.remove(site.id());
                return;
            }
        } catch (ProblemException e) {
            trouble.accept(e.problem());
        }
        pinned.put(site.id(), fingerprint);
    }

    private Optional<char[]> password(Site site, String file, boolean refused, Consumer<Problem> trouble) {
        String id = site.id() + KEY_PASSWORD;
        if (!refused) {
            try {
                Optional<char[]> stored = secrets.get(id);
                if (stored.isPresent()) {
                    return stored;
                }
            } catch (ProblemException e) {
                // Whoever cancelled the master password can still type this one.
            }
        }
        Optional<PasswordPrompt.Answer> answer = prompt.keyPassword(site, file, refused);
        if (answer.isPresent() && answer.get().remember()) {
            char[] copy = answer.get().password().clone();
            try {
                secrets.put(id, copy);
                if (!secrets.persistent()) {
                    String text = "remembered only until the program ends";
                    trouble.accept(Problem.of(ProblemKind.SECRET_STORE, text, text));
                }
            } catch (ProblemException e) {
                trouble.accept(e.problem());
            } finally {
                Arrays.fill(copy, '\0');
            }
        }
        return answer.map(PasswordPrompt.Answer::password);
    }
}
