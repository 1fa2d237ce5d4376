package io.portside.engine.text;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String aField;
    public static String active;
    public static String activeMode;
    public static String asLastTime;
    public static String becauseOfProxy;
    public static String bytes;
    public static String daysHours;
    public static String failure;
    public static String fallback;
    public static String gib;
    public static String hoursMinutes;
    public static String kib;
    public static String mib;
    public static String millis;
    public static String minutesSeconds;
    public static String noRoute;
    public static String noWords;
    public static String notValid;
    public static String nowActive;
    public static String nowPassive;
    public static String oneByte;
    public static String passive;
    public static String passiveMode;
    public static String perSecond;
    public static String percent;
    public static String pib;
    public static String proxyMeaning;
    public static String rememberedFallback;
    public static String rememberedMeaning;
    public static String sameModeFallback;
    public static String seconds;
    public static String siteRule;
    public static String tib;
    public static String withReply;

    static {
        initializeMessages("io.portside.engine.text.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
