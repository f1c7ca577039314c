Recidivism.ParoleModel.Run();
