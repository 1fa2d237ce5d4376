package io.portside.engine.problem;

/** Everything that can go wrong and that a person must be told in words of its own. Facts in the order given here. */
public enum ProblemKind {
    /** host */
    UNKNOWN_HOST,
    /** host, port */
    CONNECT_REFUSED,
    /** host, port */
    CONNECT_TIMED_OUT,
    /** host, port */
    CONNECT_UNREACHABLE,
    /** host, port */
    NOT_FTP,
    /** server's text */
    LOGIN_REFUSED,
    /** server's text */
    TOO_MANY_SESSIONS,
    /** host */
    SESSION_LOST,
    /** proxy: no connection to it */
    PROXY_UNREACHABLE,
    /** proxy: it wants an account or refused ours */
    PROXY_LOGIN,
    /** proxy, its words: it will not connect to the server */
    PROXY_REFUSED,
    /** proxy: something else answers there */
    NOT_A_PROXY,
    /** proxy: active mode only, which cannot work through one */
    PROXY_PASSIVE_ONLY,
    /** host */
    NO_ROUTE,
    /** host, server's text */
    TLS_REFUSED,
    /** host: clear text was put between AUTH TLS and the handshake */
    TLS_TAMPERED,
    /** host, text */
    TLS_HANDSHAKE,
    /** host, fingerprint */
    CERTIFICATE_REFUSED,
    /** host, fingerprint */
    CERTIFICATE_CHANGED,
    /** host: the data connection has another certificate than the control connection */
    DATA_CERTIFICATE,
    /** host, server's text */
    DATA_NOT_PROTECTED,
    /** host, server's text */
    TLS_REUSE_REQUIRED,
    /** text: our own certificate or the file of authorities cannot be used */
    TLS_FILE,
    /** path */
    NOT_FOUND,
    /** path, server's or system's text */
    NO_PERMISSION,
    /** path */
    ALREADY_EXISTS,
    /** path */
    NOT_A_FOLDER,
    /** path */
    FOLDER_NOT_EMPTY,
    /** path */
    NO_SPACE,
    /** name */
    NAME_REFUSED,
    /** path, text */
    READ_FAILED,
    /** path, text */
    WRITE_FAILED,
    /** path, bytes moved */
    TRANSFER_BROKEN,
    /** path, expected bytes, found bytes */
    VERIFICATION_FAILED,
    /** path, checksum algorithm */
    CONTENT_DIFFERS,
    /** path */
    SOURCE_CHANGED,
    /** path, what the listing leaves in doubt */
    LISTING_INCOMPLETE,
    /** source, target: a folder cannot be copied into itself */
    INTO_ITSELF,
    /** path, target: a link that is not followed and cannot be made on the other side */
    LINK_NOT_FOLLOWED,
    /** path: a pipe, socket or device */
    SPECIAL_FILE,
    /** nothing */
    CANCELLED,
    /** server's text */
    PROTOCOL,
    /** command, server's text */
    COMMAND_REFUSED,
    /** text */
    SECRET_STORE,
    /** file, the site's name in the previous version that can be restored (empty: there is none) */
    PROFILE_DAMAGED,
    /** file: written by a later Portside */
    PROFILE_NEWER,
    /** the field as {@code SiteRules.Field} names it, the fault as {@code SiteRules.Fault} names it */
    PROFILE_INVALID,
    /** the pair's name: another run or another program works at it */
    PAIR_BUSY,
    /** the pair's name, the id of the site that is gone */
    PAIR_SITE_GONE,
    /** file, the pair's name in the previous version that can be restored (empty: there is none) */
    PAIR_DAMAGED,
    /** file: written by a later Portside */
    PAIR_NEWER,
    /** the field as {@code SyncPairRules.Field} names it, the fault as {@code SyncPairRules.Fault} names it */
    PAIR_INVALID,
    /** the guard's kind: nobody said yes to it */
    PLAN_NOT_ACKNOWLEDGED,
    /** file, what is wrong with it: not a plan, or not as it was written */
    PLAN_DAMAGED,
    /** file: written by a later Portside */
    PLAN_NEWER,
    /** the pair's name: the pair was changed, or synchronised, after the plan was made */
    PLAN_OUTDATED,
    /** path: no longer as the plan knew it */
    TARGET_CHANGED,
    /** text: what is remembered of earlier runs cannot be read or written */
    SYNC_STATE,
    /** text */
    INTERNAL
}
