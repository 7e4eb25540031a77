@echo off
rem The same as the file "jbang" beside this one, for Windows. UNTESTED: written to the same rules,
rem never run on Windows by its authors. If it fails you, install JBang and use that:
rem   powershell -Command "iex \"& { $(iwr -useb https://ps.jbang.dev) } app setup\""
rem Reads WORKBOOK_MAVEN_MIRROR and JAVA_HOME as the other does; makes no AOT cache.
setlocal DisableDelayedExpansion
set "version=0.132.1"
set "sha256=f977075849cff866f45b27997f5671ab8a336a5dd3cf9e702b3479128338f3a7"
set "artifact=dev/jbang/jbang-cli/%version%/jbang-cli-%version%-all.jar"
set "root=%~dp0"
set "WORKBOOK_ROOT=%root:~0,-1%"

rem An alias of this clone, wherever you stand
set "named="
findstr /r /c:"\"%~1\" *: *{" "%root%jbang-catalog.json" >nul 2>&1
if not errorlevel 1 if not "%~1"=="" set "named=%~1@%root%jbang-catalog.json"

rem An installed JBang that is new enough, but not this file
for %%C in (jbang.cmd jbang.exe) do for /f "delims=" %%J in ('where %%C 2^>nul') do (
  if /i not "%%~dpJ"=="%root%" call :installed "%%J"
)
if defined installed goto found
goto pinned

:installed
if defined installed exit /b
findstr /c:"do-you-need-the-gc" "%~1" >nul 2>&1 && exit /b
for /f "delims=" %%V in ('call "%~1" version 2^>nul') do set "has=%%V"
powershell -NoProfile -Command "if ([version]'%has%' -lt [version]'%version%') { exit 1 }" >nul 2>&1
if not errorlevel 1 set "installed=%~1"
exit /b

:found
set launch=call "%installed%"
goto run

:pinned
if not defined JAVA_HOME goto search
findstr /r /c:"JAVA_VERSION=.2[5-9]" /c:"JAVA_VERSION=.[3-9][0-9]" "%JAVA_HOME%\release" >nul 2>&1 && goto jdk
:search
set "JAVA_HOME="
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.jbang\cache\jdks\*") do (
  if exist "%%~D\bin\javac.exe" findstr /r /c:"JAVA_VERSION=.2[5-9]" "%%~D\release" >nul 2>&1 && set "JAVA_HOME=%%~D"
)
if defined JAVA_HOME goto jdk
echo jbang: no JDK 25 or newer found; install one and set JAVA_HOME to its folder, or let JBang do it:>&2
echo   powershell -Command "iex \"& { $(iwr -useb https://ps.jbang.dev) } app setup\"">&2
exit /b 1

:jdk
set "cache=%LOCALAPPDATA%\do-you-need-the-gc"
set "jar=%cache%\jbang-cli-%version%-all.jar"
if not defined WORKBOOK_MAVEN_MIRROR set "WORKBOOK_MAVEN_MIRROR=https://repo1.maven.org/maven2"
if exist "%jar%" goto ready
if not exist "%cache%" mkdir "%cache%"
set "part=%jar%.%RANDOM%"
echo Downloading JBang %version% (9 MB, once) from %WORKBOOK_MAVEN_MIRROR%>&2
rem The file gets its name only when it is whole and its sum is right.
powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $ProgressPreference='SilentlyContinue'; try { Invoke-WebRequest -UseBasicParsing -Uri ($env:WORKBOOK_MAVEN_MIRROR.TrimEnd('/') + '/' + $env:artifact) -OutFile $env:part; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $env:part).Hash -ne $env:sha256) { throw 'its SHA-256 is wrong' }; Move-Item -Force -LiteralPath $env:part -Destination $env:jar } catch { [Console]::Error.WriteLine('jbang: could not download JBang: ' + $_); Remove-Item -Force -ErrorAction SilentlyContinue -LiteralPath $env:part; exit 1 }"
if errorlevel 1 (
  echo   run the same command again, or set WORKBOOK_MAVEN_MIRROR to a mirror of Maven Central.>&2
  exit /b 1
)
:ready
set "JBANG_RUNTIME_SHELL=cmd"
set "JBANG_LAUNCH_CMD=%~f0"
set "JBANG_STDIN_NOTTY=true"
2>nul >nul timeout /t 0 && set "JBANG_STDIN_NOTTY=false"
set launch="%JAVA_HOME%\bin\java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %JBANG_JAVA_OPTIONS% -cp "%jar%" dev.jbang.Main

:run
rem "shift" does not change %*: an alias and its arguments are put together again one by one.
set args=%*
if not defined named goto start
set args="%named%"
:next
shift
if "%~1"=="" goto start
set args=%args% %1
goto next

:start
if defined installed (
  %launch% %args%
  exit /b
)
set "answer=%TEMP%\jbang-%RANDOM%%RANDOM%.txt"
%launch% %args% >"%answer%"
set "code=%ERRORLEVEL%"
rem 255: what it printed is the command line to run.
set "command="
if "%code%"=="255" for /f "usebackq delims=" %%L in ("%answer%") do set command=%%L
if not "%code%"=="255" type "%answer%"
del "%answer%"
if not "%code%"=="255" exit /b %code%
%command%
exit /b %ERRORLEVEL%
