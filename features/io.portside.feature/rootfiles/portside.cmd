@echo off
rem Starts Portside. Needs a Java runtime, version 17 or newer: the one JAVA_HOME names, else the one on the PATH.
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
start "Portside" "%JAVA%" %NATIVE% -XX:TieredStopAtLevel=1 -Xshare:auto %PORTSIDE_JAVA_OPTIONS% -jar "%LAUNCHER%" -name Portside %*
