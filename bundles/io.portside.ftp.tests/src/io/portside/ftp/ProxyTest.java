package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.ProxyFailedException;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.ProxySettings.Kind;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.ProxyServer;
import io.portside.testkit.ProxyServer.Manner;
import io.portside.testkit.ScriptedFtpServer;

/** Everything goes through the proxy, and what is wrong with the proxy is told as such. */
@SuppressWarnings("resource") // close() closes the site and the proxy.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ProxyTest {
    private static final String NAME = "ftp.proxied.test";
    private static final CancelToken NEVER = CancelToken.never();

    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private Optional<String> user = Optional.empty();
    private RoutePolicy policy = RoutePolicy.AUTO;
    private String host = NAME;
    private ProxyServer proxy;
    private FtpSite site;

    @AfterEach
    void close() throws Exception {
        if (site != null) {
            site.close();
        }
        proxy.close();
        server.close();
        assertEquals(List.of(), server.complaints());
    }

    private FtpSite site(Kind kind) {
        proxy = kind == Kind.SOCKS5 ? ProxyServer.socks5() : ProxyServer.httpConnect();
        proxy.name(NAME, "127.0.0.1");
        server.tree().file("/folder/a", OddServer.bytes("aaa"));
        FtpSiteSettings settings = FtpSiteSettings.of(host, server.port(), "user").withPolicy(policy)
                .withProxy(Optional.of(new ProxySettings(kind, "127.0.0.1", proxy.port(), user)));
        PasswordSource passwords = new PasswordSource() {
            @Override
            public char[] password() {
                return "secret".toCharArray();
            }

            @Override
            public PasswordSource proxy() {
                return () -> "pröxy secret".toCharArray();
            }
        };
        site = new FtpSite(settings, passwords, RouteMemory.inMemory(), events::add);
        return site;
    }

    private ProxyFailedException.Kind failure() {
        return assertThrows(ProxyFailedException.class, () -> site.list("/folder", NEVER)).kind();
    }

    @ParameterizedTest
    @CsvSource({"SOCKS5,GOOD", "HTTP_CONNECT,GOOD", "SOCKS5,DRIPPING", "HTTP_CONNECT,DRIPPING"})
    void everythingGoesThroughIt(Kind kind, Manner manner) throws Exception {
        FtpSite through = site(kind);
        proxy.manner(manner, 0);
        assertEquals("[a] []", OddServer.show(through.list("/folder", NEVER)));
        byte[] content = Content.random(300_000);
        through.upload("/folder/b", new Content(content), false, TransferProgress.NONE, NEVER);
        assertArrayEquals(content, Content.of(through, "/folder/b"));
        assertEquals(Optional.of(Route.PASSIVE_EPSV), through.routeStatus().route());
        assertTrue(through.routeStatus().proxied(), "the window says why it is passive");
        assertEquals(NAME + ":" + server.port(), proxy.targets().get(0));
        assertTrue(proxy.targets().size() >= 4, "data connections too: " + proxy.targets());
        assertTrue(proxy.targets().stream().allMatch(target -> target.startsWith(NAME + ":")), "names are the proxy's");
        assertEquals(0, server.count("PORT") + server.count("EPRT"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void withAnAccount(Kind kind) throws Exception {
        user = Optional.of("prüxy");
        FtpSite through = site(kind);
        proxy.account("prüxy:pröxy secret");
        assertEquals("[a] []", OddServer.show(through.list("/folder", NEVER)));
        assertFalse(events.toString().contains("secret"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anAccountThatIsRefused(Kind kind) {
        user = Optional.of("prüxy");
        site(kind);
        proxy.account("prüxy:another");
        assertEquals(ProxyFailedException.Kind.LOGIN, failure());
        assertEquals(0, server.sessionCount());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anAccountThatIsMissing(Kind kind) {
        site(kind);
        proxy.account("prüxy:another");
        assertEquals(ProxyFailedException.Kind.LOGIN, failure());
    }

    @ParameterizedTest
    @CsvSource({"SOCKS5,REFUSING,REFUSED", "HTTP_CONNECT,REFUSING,REFUSED", "SOCKS5,GARBAGE,NO_PROXY",
            "HTTP_CONNECT,GARBAGE,NO_PROXY", "SOCKS5,CLOSING,NO_PROXY", "HTTP_CONNECT,CLOSING,NO_PROXY"})
    void aProxyThatDoesNotLetUsThrough(Kind kind, Manner manner, ProxyFailedException.Kind expected) {
        site(kind);
        proxy.manner(manner, 0);
        assertEquals(expected, failure());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aProxyThatHangsCanBeCancelled(Kind kind) throws Exception {
        site(kind);
        proxy.manner(Manner.HANGING, 0);
        CancelToken cancel = new CancelToken();
        Thread person = new Thread(cancel::cancel);
        person.start();
        assertThrows(OperationCancelledException.class, () -> site.list("/folder", cancel));
        person.join();
    }

    /** Many let through port 21 (or 443) only. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aProxyThatRefusesDataConnectionsIsNoRoute(Kind kind) {
        site(kind);
        proxy.manner(Manner.REFUSING_DATA, 0);
        NoRouteException none = assertThrows(NoRouteException.class, () -> site.list("/folder", NEVER));
        assertTrue(none.failures().stream().noneMatch(failure -> failure.route().active()), none.toString());
    }

    @Test
    void aProxyThatIsNotThere() throws Exception {
        site(Kind.SOCKS5);
        proxy.close();
        assertEquals(ProxyFailedException.Kind.UNREACHABLE, failure());
    }

    @Test
    void activeModeOnlyIsAClearError() {
        policy = RoutePolicy.ACTIVE_ONLY;
        site(Kind.SOCKS5);
        assertEquals(ProxyFailedException.Kind.PASSIVE_ONLY, failure());
        assertEquals(List.of(), proxy.targets());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void addressesGoAsTheyAre(Kind kind) throws Exception {
        host = "127.0.0.1";
        assertEquals("[a] []", OddServer.show(site(kind).list("/folder", NEVER)));
        assertEquals("127.0.0.1:" + server.port(), proxy.targets().get(0));
    }
}
