package io.portside.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import org.apache.ftpserver.filesystem.nativefs.NativeFileSystemFactory;
import org.apache.ftpserver.ftplet.FileSystemFactory;
import org.apache.ftpserver.ftplet.FileSystemView;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.User;

/**
 * The server's own file system, but nothing in it counts as hidden: Apache FtpServer leaves files with a leading dot out
 * of MLSD and gives a client no way to ask for them, which the servers of web hosters do not do.
 */
final class ShownFiles implements FileSystemFactory {
    private final FileSystemFactory files = new NativeFileSystemFactory();

    @Override
    public FileSystemView createFileSystemView(User user) throws FtpException {
        return new View(files.createFileSystemView(user));
    }

    private record View(FileSystemView view) implements FileSystemView {
        @Override
        public FtpFile getHomeDirectory() throws FtpException {
            return new Shown(view.getHomeDirectory());
        }

        @Override
        public FtpFile getWorkingDirectory() throws FtpException {
            return new Shown(view.getWorkingDirectory());
        }

        @Override
        public boolean changeWorkingDirectory(String folder) throws FtpException {
            return view.changeWorkingDirectory(folder);
        }

        @Override
        public FtpFile getFile(String name) throws FtpException {
            FtpFile file = view.getFile(name);
            // The server takes null for a name that cannot be one.
            return file == null ? null : new Shown(file);
        }

        @Override
        public boolean isRandomAccessible() throws FtpException {
            return view.isRandomAccessible();
        }

        @Override
        public void dispose() {
            view.dispose();
        }
    }

    private record Shown(FtpFile file) implements FtpFile {
        @Override
        public boolean isHidden() {
            return false;
        }

        @Override
        public List<? extends FtpFile> listFiles() {
            List<? extends FtpFile> children = file.listFiles();
            // The server takes null for what is no folder.
            return children == null ? null : children.stream().map(Shown::new).toList();
        }

        @Override
        public boolean move(FtpFile destination) {
            return file.move(destination instanceof Shown shown ? shown.file : destination);
        }

        @Override
        public String getAbsolutePath() {
            return file.getAbsolutePath();
        }

        @Override
        public String getName() {
            return file.getName();
        }

        @Override
        public boolean isDirectory() {
            return file.isDirectory();
        }

        @Override
        public boolean isFile() {
            return file.isFile();
        }

        @Override
        public boolean doesExist() {
            return file.doesExist();
        }

        @Override
        public boolean isReadable() {
            return file.isReadable();
        }

        @Override
        public boolean isWritable() {
            return file.isWritable();
        }

        @Override
        public boolean isRemovable() {
            return file.isRemovable();
        }

        @Override
        public String getOwnerName() {
            return file.getOwnerName();
        }

        @Override
        public String getGroupName() {
            return file.getGroupName();
        }

        @Override
        public int getLinkCount() {
            return file.getLinkCount();
        }

        @Override
        public long getLastModified() {
            return file.getLastModified();
        }

        @Override
        public boolean setLastModified(long time) {
            return file.setLastModified(time);
        }

        @Override
        public long getSize() {
            return file.getSize();
        }

        @Override
        public Object getPhysicalFile() {
            return file.getPhysicalFile();
        }

        @Override
        public boolean mkdir() {
            return file.mkdir();
        }

        @Override
        public boolean delete() {
            return file.delete();
        }

        @Override
        public OutputStream createOutputStream(long offset) throws IOException {
            return file.createOutputStream(offset);
        }

        @Override
        public InputStream createInputStream(long offset) throws IOException {
            return file.createInputStream(offset);
        }
    }
}
