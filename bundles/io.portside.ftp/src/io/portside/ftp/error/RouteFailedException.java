package io.portside.ftp.error;

import io.portside.ftp.route.RouteFailure;

/** One data route did not open, before any payload byte moved; another route may work. */
public final class RouteFailedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final transient RouteFailure failure;

    public RouteFailedException(RouteFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public RouteFailure failure() {
        return failure;
    }
}
