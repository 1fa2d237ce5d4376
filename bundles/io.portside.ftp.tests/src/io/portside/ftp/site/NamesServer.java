package io.portside.ftp.site;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.session.ServerFacts;
import io.portside.ftp.session.Session;
import io.portside.ftp.session.SessionOpener;

/** A server that knows names only, and loses the session before or after the commands that a test says. */
final class NamesServer implements SessionOpener {
    /** When the session of a command is lost. */
    enum Loss {
        NOT, BEFORE, AFTER,
        /** It is carried out all the same, but only before the next change. */
        LATE
    }

    final Set<String> names = new TreeSet<>();
    final List<String> commands = new ArrayList<>();
    /** One entry for each coming command; no entry, no loss. */
    final Deque<Loss> losses = new ArrayDeque<>();
    boolean ignoresCase;
    private final Deque<Callable<Object>> late = new ArrayDeque<>();

    @Override
    public Session open(int number, CancelToken cancel) {
        boolean[] ended = new boolean[1];
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "number" -> number;
            case "place" -> new SiteOnNetwork("names:21", "-");
            case "facts" -> facts();
            case "usable" -> !ended[0];
            case "close" -> {
                ended[0] = true;
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> command(method, arguments, ended);
        };
        return (Session) Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[]{Session.class}, calls);
    }

    private Object command(Method method, Object[] arguments, boolean[] ended) throws Exception {
        // Both ways of listing are one to a server without data connections.
        String name = method.getName().replace("listQuickly", "list");
        commands.add(name);
        Loss loss = losses.isEmpty() ? Loss.NOT : losses.removeFirst();
        ended[0] = loss != Loss.NOT;
        while (!late.isEmpty() && !name.equals("stat")) {
            late.removeFirst().call();
        }
        if (loss == Loss.LATE) {
            late.add(() -> carryOut(name, arguments));
        }
        if (loss == Loss.BEFORE || loss == Loss.LATE) {
            throw new SessionLostException("before");
        }
        Object result = carryOut(name, arguments);
        if (loss == Loss.AFTER) {
            throw new SessionLostException("after");
        }
        return result;
    }

    private Object carryOut(String command, Object[] arguments) throws Exception {
        String path = (String) arguments[0];
        switch (command) {
            case "list" -> {
                ((ListingSink) arguments[3]).entries(names.stream().map(name -> entry(name.substring(1))).toList());
                return List.of();
            }
            case "stat" -> {
                return names.stream().filter(name -> ignoresCase ? name.equalsIgnoreCase(path) : name.equals(path))
                        .findFirst().map(this::entry);
            }
            case "retrieve" -> {
                return (long) ((WritableByteChannel) arguments[2]).write(ByteBuffer.wrap(new byte[5]));
            }
            case "makeFolder" -> refuseUnless(names.add(path));
            case "removeFolder", "deleteFile" -> refuseUnless(names.remove(path));
            case "rename" -> {
                refuseUnless(names.remove(path));
                names.add((String) arguments[1]);
            }
            default -> throw new AssertionError(command);
        }
        return null;
    }

    private static void refuseUnless(boolean fine) throws FtpException {
        if (!fine) {
            throw new CommandRefusedException("?", new Reply(550, "no"));
        }
    }

    private RemoteEntry entry(String name) {
        return new RemoteEntry(name, EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ServerFacts facts() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("names", 21);
        return new ServerFacts(nowhere, nowhere, "", "", "/", Map.of(), true, Duration.ZERO);
    }
}
