package io.portside.ftp.listing;

import java.util.List;

/** A few lines in each form that is neither {@code ls} nor MLSD. */
final class ForeignSamples {
    static final String WINDOWS = "10-23-24  09:14PM       <DIR>          aspnet client\r\n"
            + "2024-10-23  09:14       <JUNCTION>     link [C:\\target]\r\n10-23-2024  09:14AM             1,234 a b.txt\r\n";
    static final String EPLF = "+i8388621.48594,m825718503,r,s280,\tdjb.html\r\n+i8388621.50690,m824255907,/,\t514\r\n";
    static final String VMS = "Directory DISK$USER:[ANNA]\r\n\r\n"
            + "1-JUN.LIS;2              9/9           2-JUN-1998 07:32:04  [GROUP,OWNER]    (RWED,RWED,RWED,RE)\r\n"
            + "A_VERY_LONG_NAME_THAT_FILLS_THE_LINE.TXT;1\r\n"
            + "                         9/9           2-JUN-1998 07:32:04  [GROUP,OWNER]    (RWED,RWED,RWED,RE)\r\n"
            + "DATA.DIR;1               1/9           2-JUN-1998 07:32:04  [GROUP,OWNER]    (RWED,RWED,RWED,RE)\r\n\r\n"
            + "Total of 3 files, 19/27 blocks.\r\n";
    static final String MVS = "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname\r\n"
            + "B10142 3390   2006/03/20  2   31  F       80    80  PS   MDI.OKL.WORK\r\n"
            + "ARCIVE Not Direct Access Device                          KJ.IOP998.ERROR.PL.UNITTEST\r\n"
            + "B1N231 3390   2006/03/20  1   15  VB     256 27998  PO   PLU\r\n";
    static final String MVS_MEMBERS = " Name     VV.MM   Created       Changed      Size  Init   Mod   Id\r\n"
            + "TBSHELF   01.03 2002/09/12 2002/10/11 09:37    11    11     0 KIL001\r\n";
    static final String OS400 = "PEP              4096 04/03/24 18:19:23 *STMF      einladung.zip\r\n"
            + "PEP             36864 04/03/31 15:06:34 *DIR       dir/\r\n"
            + "PEP                                     *MEM       FILE.MBR\r\n";
    static final String NETWARE = "total 0\r\n"
            + "d [RWCEAFMS] Admin                          512 Apr 13  2004 folder name\r\n"
            + "- [-R----F-] Admin                       170752 May 01 12:30 GUI utility.exe\r\n";
    static final String OS2 = "                 0           DIR   12-30-97   12:32  jbrekke\r\n"
            + "             73098      A          04-06-97   15:15  ds0.internic.net1996052434624.txt\r\n";

    static final List<String> ALL = List.of(WINDOWS, EPLF, VMS, MVS, MVS_MEMBERS, OS400, NETWARE, OS2);

    private ForeignSamples() {}
}
