package io.portside.engine.problem;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.ProxyFailedException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.SourceChangedException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.reply.Reply;

/** Makes a {@link Problem} of whatever was thrown, by the core, by Java's file access, or by something that wrapped these. */
public final class ProblemMapping {
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^/@:\\s]*):[^/@\\s]*@");

    private ProblemMapping() {}

    /** What was being done to a path; decides what an unclear failure is called. */
    public enum Doing {
        READING, WRITING
    }

    /**
     * What a failure is about.
     *
     * @param host the site's, empty for local files
     * @param path as shown to people
     */
    public record Subject(String host, String path, Doing doing) {}

    /** A failed read of a local file or folder. */
    public static ProblemException reading(Throwable failure, String path) {
        return exception(failure, new Subject("", path, Doing.READING));
    }

    /** A failed change of a local file or folder. */
    public static ProblemException writing(Throwable failure, String path) {
        return exception(failure, new Subject("", path, Doing.WRITING));
    }

    /** The failure as the engine's exception; one that is such already, or wraps such a one, is returned as it is. */
    public static ProblemException exception(Throwable failure, Subject subject) {
        for (Throwable cause : chain(failure)) {
            if (cause instanceof ProblemException known) {
                return known;
            }
        }
        return new ProblemException(of(failure, subject), failure);
    }

    /** The innermost thing that is understood rules: wrappers say less than what they wrap. */
    public static Problem of(Throwable failure, Subject subject) {
        List<Throwable> chain = chain(failure);
        String details = details(chain);
        for (Throwable cause : chain) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            }
            // Our own end's failure: the cause, further down, says what it was.
            if (cause instanceof FtpException ftp && !(cause instanceof LocalFailureException)) {
                return ftp(ftp, subject, details);
            }
        }
        for (Throwable cause : chain) {
            Optional<Problem> local = local(cause, subject, details);
            if (local.isPresent()) {
                return local.get();
            }
        }
        String text = chain.get(chain.size() - 1).getMessage();
        return failure instanceof IOException
                ? unclear(subject, details, text == null ? failure.getClass().getSimpleName() : scrub(text))
                : Problem.of(ProblemKind.INTERNAL, details, scrub(String.valueOf(failure)));
    }

    private static Problem ftp(FtpException failure, Subject subject, String details) {
        String path = subject.path();
        String host = subject.host();
        if (failure instanceof CommandRefusedException refused) {
            return RefusalReader.read(refused.verb(), refused.reply(), subject, details);
        } else if (failure instanceof ConnectFailedException connect) {
            return Problem.of(connect(connect.kind()), details, connect.host(), Integer.toString(connect.port()));
        } else if (failure instanceof LoginRefusedException login) {
            return Problem.of(ProblemKind.LOGIN_REFUSED, details, login.reply().text());
        } else if (failure instanceof TlsFailedException tls) {
            return tls(tls, host, details);
        } else if (failure instanceof TooManySessionsException many) {
            return Problem.of(ProblemKind.TOO_MANY_SESSIONS, details, many.reply().text());
        } else if (failure instanceof SessionLostException) {
            return Problem.of(ProblemKind.SESSION_LOST, details, host);
        } else if (failure instanceof NoRouteException none) {
            return new Problem(ProblemKind.NO_ROUTE, List.of(host), none.failures(), details);
        } else if (failure instanceof RouteFailedException route) {
            return new Problem(ProblemKind.NO_ROUTE, List.of(host), List.of(route.failure()), details);
        } else if (failure instanceof OperationCancelledException) {
            return Problem.of(ProblemKind.CANCELLED, details);
        } else if (failure instanceof BadArgumentException bad) {
            return Problem.of(ProblemKind.NAME_REFUSED, details, bad.argument());
        } else if (failure instanceof TargetExistsException exists) {
            return Problem.of(ProblemKind.ALREADY_EXISTS, details, exists.path());
        } else if (failure instanceof TransferBrokenException broken) {
            return Problem.of(ProblemKind.TRANSFER_BROKEN, details, path, Long.toString(broken.bytesMoved()));
        } else if (failure instanceof VerificationFailedException wrong) {
            return wrong.algorithm().isPresent()
                    ? Problem.of(ProblemKind.CONTENT_DIFFERS, details, path, wrong.algorithm().get())
                    : Problem.of(ProblemKind.VERIFICATION_FAILED, details, path, Long.toString(wrong.expected()),
                            Long.toString(wrong.found()));
        } else if (failure instanceof SourceChangedException changed) {
            return Problem.of(ProblemKind.SOURCE_CHANGED, details, changed.path());
        } else if (failure instanceof ProxyFailedException proxy) {
            return proxy(proxy, details);
        } else if (failure instanceof ProtocolException) {
            return Problem.of(ProblemKind.PROTOCOL, details, String.valueOf(failure.getMessage()));
        }
        return Problem.of(ProblemKind.INTERNAL, details, String.valueOf(failure.getMessage()));
    }

    private static Problem tls(TlsFailedException failure, String host, String details) {
        String words = failure.reply().map(Reply::text).orElseGet(() -> innermost(failure));
        String fingerprint = failure.question().map(CertificateQuestion::fingerprint).orElse("");
        return switch (failure.kind()) {
            case AUTH_REFUSED -> Problem.of(ProblemKind.TLS_REFUSED, details, host, words);
            case CLEAR_TEXT_INSERTED -> Problem.of(ProblemKind.TLS_TAMPERED, details, host);
            case HANDSHAKE -> Problem.of(ProblemKind.TLS_HANDSHAKE, details, host, words);
            case CERTIFICATE_REFUSED -> Problem.of(ProblemKind.CERTIFICATE_REFUSED, details, host, fingerprint);
            case CERTIFICATE_CHANGED -> Problem.of(ProblemKind.CERTIFICATE_CHANGED, details, host, fingerprint);
            case DATA_CERTIFICATE -> Problem.of(ProblemKind.DATA_CERTIFICATE, details, host);
            case PROTECTION_REFUSED -> Problem.of(ProblemKind.DATA_NOT_PROTECTED, details, host, words);
            case REUSE_REQUIRED -> Problem.of(ProblemKind.TLS_REUSE_REQUIRED, details, host, words);
            case LOCAL_FILE -> Problem.of(ProblemKind.TLS_FILE, details, words);
        };
    }

    private static String innermost(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return scrub(String.valueOf(chain.get(chain.size() - 1).getMessage()));
    }

    private static Problem proxy(ProxyFailedException failure, String details) {
        return switch (failure.kind()) {
            case UNREACHABLE -> Problem.of(ProblemKind.PROXY_UNREACHABLE, details, failure.proxy());
            case LOGIN -> Problem.of(ProblemKind.PROXY_LOGIN, details, failure.proxy());
            case REFUSED -> Problem.of(ProblemKind.PROXY_REFUSED, details, failure.proxy(), failure.words());
            case NO_PROXY -> Problem.of(ProblemKind.NOT_A_PROXY, details, failure.proxy());
            case PASSIVE_ONLY -> Problem.of(ProblemKind.PROXY_PASSIVE_ONLY, details, failure.proxy());
        };
    }

    private static ProblemKind connect(ConnectFailedException.Kind kind) {
        return switch (kind) {
            case UNKNOWN_HOST -> ProblemKind.UNKNOWN_HOST;
            case REFUSED -> ProblemKind.CONNECT_REFUSED;
            case TIMED_OUT -> ProblemKind.CONNECT_TIMED_OUT;
            case UNREACHABLE -> ProblemKind.CONNECT_UNREACHABLE;
            case NO_GREETING -> ProblemKind.NOT_FTP;
        };
    }

    /** What Java's own exceptions mean; {@link java.nio.file.FileSystemException} without subtype only by the system's words. */
    private static Optional<Problem> local(Throwable failure, Subject subject, String details) {
        String path = subject.path();
        if (failure instanceof NoSuchFileException) {
            return Optional.of(Problem.of(ProblemKind.NOT_FOUND, details, path));
        } else if (failure instanceof FileAlreadyExistsException) {
            return Optional.of(Problem.of(ProblemKind.ALREADY_EXISTS, details, path));
        } else if (failure instanceof AccessDeniedException) {
            return Optional.of(Problem.of(ProblemKind.NO_PERMISSION, details, path, text(failure)));
        } else if (failure instanceof DirectoryNotEmptyException) {
            return Optional.of(Problem.of(ProblemKind.FOLDER_NOT_EMPTY, details, path));
        } else if (failure instanceof NotDirectoryException) {
            return Optional.of(Problem.of(ProblemKind.NOT_A_FOLDER, details, path));
        } else if (failure instanceof InvalidPathException) {
            return Optional.of(Problem.of(ProblemKind.NAME_REFUSED, details, path));
        } else if (failure instanceof UnknownHostException) {
            return Optional.of(Problem.of(ProblemKind.UNKNOWN_HOST, details, subject.host()));
        } else if (failure instanceof ClosedByInterruptException || failure instanceof InterruptedException
                || failure instanceof InterruptedIOException || failure instanceof CancellationException) {
            return Optional.of(Problem.of(ProblemKind.CANCELLED, details));
        } else if (failure instanceof IOException && failure.getMessage() != null) {
            return RefusalReader.words(failure.getMessage())
                    .map(kind -> RefusalReader.problem(kind, subject, details, text(failure)));
        }
        return Optional.empty();
    }

    static Problem unclear(Subject subject, String details, String text) {
        ProblemKind kind = subject.doing() == Doing.READING ? ProblemKind.READ_FAILED : ProblemKind.WRITE_FAILED;
        return Problem.of(kind, details, subject.path(), text);
    }

    private static String text(Throwable failure) {
        return scrub(String.valueOf(failure.getMessage()));
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        // A cause may lead back to an earlier one.
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String details(List<Throwable> chain) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause : chain) {
            if (text.length() > 0) {
                text.append("\n");
            }
            text.append(cause.getClass().getSimpleName()).append(": ")
                    .append(scrub(String.valueOf(cause.getMessage())));
        }
        return text.toString();
    }

    /** Whoever puts a URL into a message may have put its password there. */
    private static String scrub(String text) {
        return URL_PASSWORD.matcher(text).replaceAll("$1:****@");
    }
}
