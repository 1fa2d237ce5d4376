package io.portside.ui.prompt;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {
    public static String acceptAlways;
    public static String acceptAlwaysTip;
    public static String acceptInstead;
    public static String acceptOnce;
    public static String acceptOnceTip;
    public static String cancelTransfer;
    public static String certificateChanged;
    public static String certificateChangedMeaning;
    public static String certificateChangedTitle;
    public static String certificateCompared;
    public static String certificateDetails;
    public static String certificateDoubted;
    public static String certificateMeaning;
    public static String certificateTitle;
    public static String copyDetails;
    public static String copyDetailsTip;
    public static String deleteButton;
    public static String deleteContents;
    public static String deleteFile;
    public static String deleteFinal;
    public static String deleteFolder;
    public static String deleteMany;
    public static String deleteMore;
    public static String deleteTitle;
    public static String details;
    public static String existsMessage;
    public static String existsQuestion;
    public static String existsSource;
    public static String existsTarget;
    public static String existsTitle;
    public static String fingerprint;
    public static String fingerprintBefore;
    public static String folder;
    public static String forAll;
    public static String goOn;
    public static String isFolder;
    public static String keepBoth;
    public static String keyPasswordMessage;
    public static String keyPasswordRefused;
    public static String keyPasswordTitle;
    public static String logIn;
    public static String masterAgain;
    public static String masterCreate;
    public static String masterDiffers;
    public static String masterPassword;
    public static String masterTitle;
    public static String masterUnlock;
    public static String masterWrong;
    public static String modified;
    public static String nameCharacter;
    public static String nameControl;
    public static String nameDevice;
    public static String nameDots;
    public static String nameEmpty;
    public static String nameLong;
    public static String nameTaken;
    public static String nameWindowsEnd;
    public static String newFolderMessage;
    public static String newFolderTitle;
    public static String password;
    public static String passwordMessage;
    public static String passwordRefused;
    public static String passwordTitle;
    public static String reasonChanged;
    public static String reasonExpired;
    public static String reasonNotYet;
    public static String reasonSelfSigned;
    public static String reasonUntrusted;
    public static String reasonWrongHost;
    public static String refuse;
    public static String renameMessage;
    public static String renameTitle;
    public static String replace;
    public static String replaceIfDifferent;
    public static String replaceIfNewer;
    public static String savePassword;
    public static String savePasswordTip;
    public static String showPassword;
    public static String showPasswordTip;
    public static String size;
    public static String skip;
    public static String unknown;
    public static String unlock;
    public static String verdict;
    public static String verdictFolder;
    public static String verdictLarger;
    public static String verdictNewer;
    public static String verdictOlder;
    public static String verdictSameSize;
    public static String verdictSameTime;
    public static String verdictSmaller;
    public static String verdictUnknownSize;
    public static String verdictUnknownTime;
    public static String warning;

    static {
        initializeMessages("io.portside.ui.prompt.messages", Messages.class);
    }

    private Messages() {}
}
