package io.portside.engine.site;

import java.util.EnumSet;
import java.util.Set;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumeLayer;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/** A site's volume that tells the site's state how its calls end. */
final class SiteVolume extends VolumeLayer {
    /** What says something about the site and not about a file. */
    private static final Set<ProblemKind> CONNECTION = EnumSet.of(ProblemKind.UNKNOWN_HOST,
            ProblemKind.CONNECT_REFUSED, ProblemKind.CONNECT_TIMED_OUT, ProblemKind.CONNECT_UNREACHABLE,
            ProblemKind.NOT_FTP, ProblemKind.LOGIN_REFUSED,
            ProblemKind.TLS_REFUSED, ProblemKind.TLS_TAMPERED, ProblemKind.TLS_HANDSHAKE,
            ProblemKind.CERTIFICATE_REFUSED,
            ProblemKind.CERTIFICATE_CHANGED, ProblemKind.DATA_CERTIFICATE, ProblemKind.DATA_NOT_PROTECTED,
            ProblemKind.TLS_REUSE_REQUIRED, ProblemKind.TLS_FILE, ProblemKind.NO_ROUTE, ProblemKind.PROTOCOL);
    /** As {@link #CONNECTION}, unless other sessions go on. */
    private static final Set<ProblemKind> SESSION = EnumSet.of(ProblemKind.TOO_MANY_SESSIONS, ProblemKind.SESSION_LOST);

    private final SiteState state;

    SiteVolume(Volume volume, SiteState state) {
        super(volume);
        this.state = state;
    }

    @Override
    public void list(FolderRow row, CancelToken cancel) throws ProblemException {
        call(() -> {
            below().list(row, cancel);
            return null;
        });
    }

    @Override
    protected <T> T call(Call<T> call) throws ProblemException {
        try {
            T result = super.call(call);
            state.worked();
            return result;
        } catch (ProblemException e) {
            ProblemKind kind = e.problem().kind();
            if (CONNECTION.contains(kind) || SESSION.contains(kind) && !state.connected()) {
                state.failed(e.problem());
            }
            throw e;
        }
    }
}
