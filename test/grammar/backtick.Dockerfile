# escape=`
# check=skip=all
FROM mcr.microsoft.com/windows/servercore:ltsc2025
SHELL ["powershell", "-Command"]
COPY app.exe C:\
RUN Write-Host 'one'; `
    # a comment between
    Write-Host 'two'
RUN copy a.txt C:\b\ && `
    dir C:\
# plimsoll ignore=missing-user containers of this kind run as they do
ENV PATH=C:\tools `
    X=1
FROM scratch
