package io.portside.ftp.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.doctor.Check.Step;
import io.portside.ftp.doctor.Verdict.Kind;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

/** Examinations against a server that misbehaves on request. */
class SiteExaminationTest {
    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final List<FtpEvent> events = new CopyOnWriteArrayList<>();
    private final Trigger tooMany = new Trigger();
    private final List<Check> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        server.close();
        assertEquals(List.of(), server.complaints());
    }

    @Test
    void everyRouteIsListedOnceAndNothingIsUploaded() {
        Findings findings = examine(CancelToken.never());
        assertEquals(List.of(Route.values()), findings.routes().stream().map(RouteCheck::route).toList());
        assertTrue(findings.routes().stream().allMatch(RouteCheck::worked), findings.toString());
        assertEquals(Kind.ALL_FINE, Diagnosis.of(findings).main().kind());
        assertTrue(findings.complete());
        assertEquals(0, server.count("STOR"));
        assertEquals(5, told.stream().filter(check -> check.step() == Step.LISTING).count());
        assertEquals(events.stream().filter(FtpEvent.ControlConnected.class::isInstance).count(),
                events.stream().filter(FtpEvent.SessionClosed.class::isInstance).count(), "every session is closed");
    }

    @Test
    void whatIsRefusedIsToldInTheServersWords() {
        server.on("PORT").reply("500 I won't open a connection to 127.0.0.1 (only to 198.51.100.9)");
        server.on("EPRT").reply("500 no");
        Findings findings = examine(CancelToken.never());
        assertEquals("198.51.100.9", findings.seen().orElseThrow().address().getHostAddress());
        assertEquals("500 no", findings.route(Route.ACTIVE_EPRT, false).orElseThrow().check().words());
        assertEquals(Kind.CLIENT_NAT, Diagnosis.of(findings).main().kind());
    }

    @Test
    void aFolderThatMayNotBeListedIsNoMatterOfTheNetwork() {
        server.on("CWD").reply("550 no");
        assertEquals(Kind.LISTING_REFUSED, Diagnosis.of(examine(CancelToken.never())).main().kind());
    }

    @Test
    void aServerThatTakesOneSessionIsExaminedOverThatOne() {
        for (int session = 2; session < 12; session++) {
            server.on("USER").onSession(session).reply("421 too many connections");
        }
        // So that the first session is not done with everything before another was tried.
        server.on("STAT").holdUntil(tooMany).reply("211 nothing");
        Findings findings = examine(CancelToken.never());
        assertTrue(findings.oneSession());
        assertTrue(findings.routes().stream().allMatch(RouteCheck::worked), findings.toString());
    }

    @Test
    void cancellingEndsItAtOnceAndKeepsWhatIsKnown() throws Exception {
        server.on("PORT").swallowData();
        server.on("EPRT").swallowData();
        server.on("EPSV").deafPort();
        server.on("PASV").deafPort();
        CancelToken cancel = new CancelToken();
        CompletableFuture<Findings> running = CompletableFuture.supplyAsync(() -> examine(cancel));
        while (told.stream().noneMatch(check -> check.step() == Step.FEATURES)) {
            Thread.onSpinWait();
        }
        cancel.cancel();
        Findings findings = running.get(20, TimeUnit.SECONDS);
        assertFalse(findings.complete());
        assertTrue(findings.step(Step.LOGIN, false).orElseThrow().worked());
        assertTrue(findings.routes().stream().noneMatch(RouteCheck::worked));
    }

    @Test
    void aRefusedLoginEndsIt() {
        server.account("ann", "other");
        Findings findings = examine(CancelToken.never());
        assertEquals(Outcome.REFUSED, findings.step(Step.LOGIN, false).orElseThrow().outcome());
        assertEquals(List.of(), findings.routes());
        assertEquals(Kind.LOGIN_REFUSED, Diagnosis.of(findings).main().kind());
    }

    private void heard(FtpEvent event) {
        events.add(event);
        if (event instanceof FtpEvent.ReplyReceived reply && reply.code() == 421) {
            tooMany.fire();
        }
    }

    private Findings examine(CancelToken cancel) {
        return new SiteExamination(FtpSiteSettings.of(server.host(), server.port(), "ann"), Optional.empty(),
                () -> "secret".toCharArray(), CertificateDecider.REFUSING, this::heard, new ExaminationListener() {
                    @Override
                    public void checked(Check check) {
                        told.add(check);
                    }

                    @Override
                    public void listed(RouteCheck check) {
                        told.add(check.check());
                    }
                }).run(cancel);
    }
}
