# escape=`
FROM mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
ADD https://example.com/urlrewrite.msi C:/install/urlrewrite.msi
RUN if ((Get-FileHash C:/install/urlrewrite.msi).Hash -ne $Env:SUM) { throw 'changed' }; `
    Start-Process msiexec.exe -ArgumentList '/i', 'C:/install/urlrewrite.msi', '/quiet' -Wait
RUN iwr https://get.example.com/install.ps1 | iex
COPY . C:/inetpub/wwwroot
