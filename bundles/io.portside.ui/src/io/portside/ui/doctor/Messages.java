package io.portside.ui.doctor;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String also;
    public static String columnResult;
    public static String columnStep;
    public static String columnWords;
    public static String copy;
    public static String copyTip;
    public static String examining;
    public static String failed;
    public static String hideEvidence;
    public static String incomplete;
    public static String offer;
    public static String remedy;
    public static String save;
    public static String saveName;
    public static String saveTip;
    public static String seen;
    public static String showEvidence;
    public static String stepsName;
    public static String stop;
    public static String takeTip;
    public static String title;
    public static String weightFatal;
    public static String weightFine;
    public static String weightObstacle;
    public static String worked;

    static {
        initializeMessages("io.portside.ui.doctor.messages", Messages.class);
    }

    private Messages() {}
}
