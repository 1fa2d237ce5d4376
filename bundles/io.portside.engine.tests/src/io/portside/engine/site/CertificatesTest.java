package io.portside.engine.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.problem.Problem;
import io.portside.engine.profile.FileSiteStore;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.Sites;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.ftp.CertificateDecider;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.certificate.CertificateQuestion.Reason;
import io.portside.ftp.setting.TlsSettings;

class CertificatesTest {
    private static final String OLD = "SHA256:" + "0".repeat(64);
    private static final String NEW = "SHA256:" + "1".repeat(64);
    @TempDir
    Path folder;
    private final List<Problem> trouble = new ArrayList<>();
    private final List<Boolean> keyQuestions = new ArrayList<>();
    private CertificateDecision answer = CertificateDecision.PIN;
    private final SessionOnlySecretStore secrets = new SessionOnlySecretStore();
    private FileSiteStore store;
    private Certificates certificates;

    @BeforeEach
    void prepare() {
        store = new FileSiteStore(folder.resolve("sites"));
        certificates = new Certificates(store, secrets, new CertificatePrompt() {
            @Override
            public CertificateDecision ask(Site site, CertificateQuestion question) {
                return answer;
            }

            @Override
            public Optional<PasswordPrompt.Answer> keyPassword(Site site, String file, boolean refused) {
                keyQuestions.add(refused);
                return Optional.of(new PasswordPrompt.Answer("pass".toCharArray(), true));
            }
        });
    }

    private static CertificateQuestion question() {
        return new CertificateQuestion("h", 21, NEW, "CN=h", List.of("h"), "CN=h", Instant.EPOCH, Instant.MAX,
                Set.of(Reason.SELF_SIGNED), Optional.empty());
    }

    private CertificateDecision decide(Site site) throws Exception {
        return certificates.decider(site, trouble::add).decide(question());
    }

    private static Site site() {
        return Sites.at("a", "h", 21, "u").withTls(TlsSettings.EXPLICIT.withPins(List.of(OLD)));
    }

    @Test
    void aPinReplacesTheOldOneInASavedProfile() throws Exception {
        store.save(site());
        assertEquals(CertificateDecision.PIN, decide(site()));
        assertEquals(List.of(NEW), store.find("a").orElseThrow().tls().pins());
        assertEquals(List.of(), trouble);
    }

    @Test
    void aSiteThatIsNotSavedKeepsItsPinUntilTheProgramEnds() throws Exception {
        decide(site());
        assertEquals(Optional.empty(), store.find("a"));
        assertEquals(List.of(NEW), certificates.settings(site()).pins());
        assertEquals(List.of(OLD), certificates.settings(Sites.at("b", "h", 21, "u").withTls(site().tls())).pins());
    }

    @Test
    void whatIsAcceptedOnceOrRefusedIsNotKept() throws Exception {
        store.save(site());
        for (CertificateDecision one : List.of(CertificateDecision.ACCEPT_ONCE, CertificateDecision.REFUSE)) {
            answer = one;
            assertEquals(one, decide(site()));
        }
        assertEquals(List.of(OLD), store.find("a").orElseThrow().tls().pins());
        assertEquals(List.of(OLD), certificates.settings(site()).pins());
    }

    @Test
    void theKeysPasswordIsRememberedAsASecretOfItsOwn() throws Exception {
        CertificateDecider decider = certificates.decider(site(), trouble::add);
        assertArrayEquals("pass".toCharArray(), decider.keyPassword("key.p12", false).orElseThrow());
        assertArrayEquals("pass".toCharArray(), decider.keyPassword("key.p12", false).orElseThrow());
        assertEquals(List.of(false), keyQuestions, "the second time it was stored");
        decider.keyPassword("key.p12", true);
        assertEquals(List.of(false, true), keyQuestions, "what was refused is asked for again");
        assertEquals(Optional.empty(), secrets.get("a"), "not the site's password");
    }
}
