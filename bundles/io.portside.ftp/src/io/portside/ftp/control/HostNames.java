package io.portside.ftp.control;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import io.portside.ftp.error.FtpException;

/** Name look-ups that a cancel can leave behind: the platform's call cannot be interrupted, so a thread of its own makes it. */
public final class HostNames {
    private static final Pattern FOUR = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    private HostNames() {}

    /**
     * All addresses of a name or literal, the families in turn, in the resolver's order within each.
     *
     * @return empty when there is none, or no answer within {@code limit}
     */
    public static List<InetAddress> resolve(String host, Duration limit, ChannelWatch watch) throws FtpException {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        Thread resolver = new Thread(() -> {
            try {
                answer.complete(List.of(InetAddress.getAllByName(host)));
            } catch (UnknownHostException e) {
                answer.complete(List.of());
            } finally {
                watch.wake();
            }
        }, "portside-resolver");
        resolver.setDaemon(true);
        resolver.start();
        long deadline = ChannelWatch.deadline(limit);
        while (!answer.isDone() && !ChannelWatch.passed(deadline)) {
            watch.await(deadline);
        }
        watch.check();
        try {
            return answer.isDone() ? interleave(answer.get()) : List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** An address that is written as one; empty for a name, which is not looked up. */
    public static Optional<InetAddress> literal(String text) {
        boolean six = text.contains(":") && text.matches("[0-9a-fA-F:.]+");
        if (!six && !FOUR.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(six ? "[" + text + "]" : text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The families in turn (RFC 8305), so that a dead one costs one delay and no more. */
    static List<InetAddress> interleave(List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return addresses;
        }
        boolean sixFirst = addresses.get(0) instanceof Inet6Address;
        List<InetAddress> first = new ArrayList<>();
        List<InetAddress> second = new ArrayList<>();
        for (InetAddress address : addresses) {
            (address instanceof Inet6Address == sixFirst ? first : second).add(address);
        }
        List<InetAddress> result = new ArrayList<>();
        Iterator<InetAddress> others = second.iterator();
        for (InetAddress address : first) {
            result.add(address);
            if (others.hasNext()) {
                result.add(others.next());
            }
        }
        others.forEachRemaining(result::add);
        return result;
    }
}
