@echo off
rem Starts Portside: the window, or with a verb such as "ls" the command line ("portside --help" tells more).
rem Needs a Java runtime, version 17 or newer: the one JAVA_HOME names, else the one on the PATH.
setlocal enabledelayedexpansion
set "HERE=%~dp0"
set "JAVA=javaw"
set "JAVA_SHOWS=java"
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\javaw"
  set "JAVA_SHOWS=%JAVA_HOME%\bin\java"
)
set "VERSION="
for /f "tokens=3" %%v in ('^""%JAVA_SHOWS%" -version 2^>^&1^" ^| findstr /i version') do if not defined VERSION set "VERSION=%%~v"
if not defined VERSION (
  echo portside: no Java found; install a Java runtime, version 17 or newer, or set JAVA_HOME 1>&2
  exit /b 1
)
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo portside: Java %VERSION% found; Portside needs 17 or newer ^(set JAVA_HOME^) 1>&2
  exit /b 1
)
set "NATIVE="
if %MAJOR% GEQ 24 set "NATIVE=--enable-native-access=ALL-UNNAMED"
set "LAUNCHER="
for %%j in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~fj"
if not defined LAUNCHER (
  echo portside: this installation is not complete: no plugins\org.eclipse.equinox.launcher in %HERE% 1>&2
  exit /b 1
)
set "FIRST=%~1"
set "WANTED=line"
if not defined FIRST set "WANTED=window"
if "%FIRST:~0,1%"=="-" set "WANTED=window"
if "%FIRST:~0,2%"=="--" set "WANTED=line"
if "%FIRST%"=="-h" set "WANTED=line"
if "%FIRST%"=="-V" set "WANTED=line"
if not "%FIRST%"=="%FIRST:://=%" set "WANTED=window"
if "%WANTED%"=="line" (
  "%JAVA_SHOWS%" %NATIVE% -XX:TieredStopAtLevel=1 -Xshare:auto %PORTSIDE_JAVA_OPTIONS% -Dosgi.startLevel=4 -jar "%LAUNCHER%" -name Portside -application io.portside.cli.application -plain %*
  exit /b !ERRORLEVEL!
)
start "Portside" "%JAVA%" %NATIVE% -XX:TieredStopAtLevel=1 -Xshare:auto %PORTSIDE_JAVA_OPTIONS% -jar "%LAUNCHER%" -name Portside %*
